import { forPeople, readyLine } from './announce';

describe('A server that is ready', () => {
  const url = 'http://localhost:3000';

  it('tells programs in a line of JSON where it is, and where its documentation', () => {
    expect(JSON.parse(readyLine(url, `${url}/docs`))).toEqual({ event: 'ready', url, docs: `${url}/docs` });
    expect(JSON.parse(readyLine(url))).toEqual({ event: 'ready', url });
  });

  it('tells people at a terminal the addresses that they can open', () => {
    const text = forPeople(url, [{ title: 'API documentation', url: `${url}/docs` }]);
    expect(text).toMatch(/ready at http:\/\/localhost:3000$/m);
    expect(text).toMatch(/API documentation +http:\/\/localhost:3000\/docs$/m);
  });
});
