import { Conditions } from './conditions';

describe('The conditions of a list', () => {
  it('are all that is given, each with its value', () => {
    const where = new Conditions('me')
      .all('x is not null')
      .given('blue', (colour) => `colour = ${colour}`)
      .given(undefined, (size) => `size = ${size}`)
      .given(null, (size) => `size = ${size}`)
      .given(false, (lit, is) => `lit = ${lit} /* ${is} */`)
      .beyond('at, id', '<', ['now', 7]);
    expect(where.sql).toBe('x is not null and colour = $2 and lit = $3 /* false */ and (at, id) < ($4, $5)');
    expect([where.bind(50), where.values]).toEqual(['$6', ['me', 'blue', false, 'now', 7, 50]]);
  });

  it('hold for everything when nothing is given', () => {
    expect(new Conditions().given(undefined, String).beyond('id', '>', null)).toMatchObject({ sql: 'true', values: [] });
  });
});
