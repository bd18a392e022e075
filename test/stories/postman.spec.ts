import { unlimited } from '../kit/cast';
import { OpenApi } from '../kit/openapi';
import { PASSWORD, type Switchboard } from '../kit/switchboard';

interface Item {
  name: string;
  item?: Item[];
  event?: { script: { exec: string[] } }[];
  request: {
    method: string;
    url: { path: string[] };
    body?: { raw: string };
    auth?: { type: string; bearer: { key: string; value: string }[] };
  };
}

describe('The Postman collection', () => {
  let switchboard: Switchboard;
  let collection: { info: { schema: string }; item: Item[]; variable: { key: string; value: string }[] };

  beforeAll(async () => {
    switchboard = await unlimited({}, { docs: true });
    const answer = await fetch(`${switchboard.url}/docs/postman.json`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('application/json')]);
    collection = (await answer.json()) as typeof collection;
  });
  afterAll(() => switchboard.stop());

  const requestsIn = (items: Item[]): Item[] => items.flatMap((each) => (each.item ? requestsIn(each.item) : [each]));
  const routeOf = ({ request: { method, url } }: Item): string => `${method} /${url.path.join('/').replace(/:(\w+)/g, '{$1}')}`;

  it('is one of version 2.1, with every operation in the folder of its subject', async () => {
    expect(collection.info.schema).toBe('https://schema.getpostman.com/json/collection/v2.1.0/collection.json');
    expect(collection.item.every(({ item }) => item !== undefined)).toBe(true);
    const { operations } = await OpenApi.of(switchboard.url);
    expect(requestsIn(collection.item).map(routeOf).sort()).toEqual(operations.map(({ route }) => route).sort());
  });

  it('is for this server, sends the token that signing in stores, and holds none itself', () => {
    const value = (key: string): string | undefined => collection.variable.find((each) => each.key === key)?.value;
    expect([value('baseUrl'), value('bearerToken'), value('refreshToken')]).toEqual([switchboard.url, '', '']);
    const me = requestsIn(collection.item).find((each) => routeOf(each) === 'GET /v1/me')!;
    expect(me.request.auth?.bearer).toContainEqual(expect.objectContaining({ key: 'token', value: '{{bearerToken}}' }));
    const storing = requestsIn(collection.item).filter(({ event }) => event?.[0]?.script.exec.join().includes("'bearerToken'"));
    expect(storing.map(routeOf).sort()).toEqual(['POST /v1/auth/login', 'POST /v1/auth/refresh']);
    expect(JSON.stringify(collection)).not.toMatch(/eyJ|whsec_[A-Za-z0-9+/]{20}/);
  });

  it('signs in as it is, once mail and password are filled in', async () => {
    const login = requestsIn(collection.item).find((each) => routeOf(each) === 'POST /v1/auth/login')!;
    const { email } = await switchboard.staff('agent');
    const body = { ...(JSON.parse(login.request.body!.raw) as object), email, password: PASSWORD };
    expect((await switchboard.visitor.post('/auth/login', body)).status).toBe(200);
  });
});
