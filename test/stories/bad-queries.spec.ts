import { randomUUID } from 'node:crypto';
import type { Answer } from '../kit/api';
import { takingTurns } from '../../libs/kernel/testing/form';
import { OpenApi, type Operation } from '../kit/openapi';
import { type Staff, Switchboard } from '../kit/switchboard';
import { stored } from '../kit/wrong';

const cursorOf = (key: unknown): string => Buffer.from(typeof key === 'string' ? key : JSON.stringify(key)).toString('base64url');
const ID = randomUUID();

const NUMBERS = ['seven', '', '%20', '-1', '1.5', '1e999', '-Infinity', 'NaN', '0x1g', '9'.repeat(400), '5&{name}=6', 'null', '1%00'];
const WORDS = ['nonsense', '', 'ACTIVE', 'constructor', '__proto__', '%00', 'a%00b'];
const TIMES = [
  'yesterday',
  '',
  '1',
  '2026',
  '2026-13-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-01-01T25:00:00Z',
  '2026-W05-1',
  '2026-060',
  '2026-01-01T00:00:00+99:00',
  '%2B275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00%2B10:00',
  '99999-01-01T00:00:00Z',
  '2026-01-01T00:00:00Z%00',
  'Thu, 01 Jan 2026',
  '2026-01-01T00:00:00Z&{name}=2026-01-01T00:00:00Z',
];
/** No list has one like these. */
const NO_CURSORS = [
  'nonsense',
  '',
  '%00',
  'W10',
  cursorOf('['),
  cursorOf('null'),
  cursorOf({}),
  cursorOf([]),
  cursorOf([null, null]),
  cursorOf('[[[[[]]]]]'),
  cursorOf(['x', 'x']),
  cursorOf('[1e999,"2026-01-01T00:00:00.000Z","x"]'),
  cursorOf([2 ** 53]),
  cursorOf(['a\0b', ID]),
  cursorOf(['\ud800', ID]),
  `${cursorOf([ID])}&{name}=x`,
  'x'.repeat(2_000),
];
/** Nor has any that goes by time or number, though one that goes by name may. */
const NO_CURSORS_BY_TIME = [
  cursorOf(['1']),
  cursorOf([ID.replace('-', '')]),
  ...[
    '1',
    '2026-W05-1',
    '+275760-09-13',
    'Thu, 01 Jan 2026',
    '-000001-01-01T00:00:00Z',
    '0000-01-01T00:00:00.000Z',
    '2026-02-30T00:00:00.000Z',
    2 ** 31,
    2 ** 53,
    -1e300,
    1.5,
  ].map((key) => cursorOf([key, ID])),
  ...[
    ['1', 1],
    ['2026-W05-1', 1e300],
    ['Thu, 01 Jan 2026', 1.5],
  ].map(([time, key]) => cursorOf([key, time, ID])),
];

interface Schema {
  type?: string;
  format?: string;
  enum?: string[];
  items?: Schema;
}

const BY_NAME = ['/agents', '/skills', '/teams', '/hours', '/canned-responses/categories', '/tags', '/views'];

describe('A query that is wrong', () => {
  const some = takingTurns();
  let switchboard: Switchboard;
  let admin: Staff;
  let operations: Operation[];
  let ids: Record<string, string>;
  let before: Record<string, string>;

  beforeAll(async () => {
    switchboard = await Switchboard.start({ docs: true });
    admin = await switchboard.admin();
    const { chat } = await switchboard.startChat({ message: 'Hello' });
    const canned = await admin.api.post('/canned-responses', { title: 'Greeting', content: 'Hello' });
    const ticket = await admin.api.post('/tickets', { customerId: chat.customer.id, subject: 'Invoice' });
    ids = {
      agents: admin.id,
      users: admin.id,
      chats: chat.id,
      customers: chat.customer.id,
      tickets: ticket.body.id,
      'canned-responses': canned.body.id,
    };
    ({ operations } = await OpenApi.of(switchboard.url));
    // What has happened so far is counted, so that whoever asks for figures changes nothing more.
    await switchboard.sweep();
    before = await stored(switchboard.database);
  });
  afterAll(async () => {
    expect(await stored(switchboard.database)).toEqual(before);
    await switchboard.stop();
  });

  const get = (path: string, query: string): Promise<Answer> =>
    admin.api.get(`${path.replace('{id}', ids[path.split('/')[1]!] ?? randomUUID()).replace('{messageId}', randomUUID())}?${query}`);
  const asked = (fits: (name: string, schema: Schema) => boolean): { path: string; name: string }[] =>
    operations
      .filter(({ method }) => method === 'GET')
      .flatMap(({ path, operation }) =>
        ((operation.parameters ?? []) as { in: string; name: string; schema: Schema }[])
          .filter((each) => each.in === 'query' && fits(each.name, each.schema.items ?? each.schema))
          .map(({ name }) => ({ path, name })),
      );

  const mayBeAFraction = (name: string): boolean => name.endsWith('Seconds') || ['atLeast', 'below'].includes(name);

  /** Other parameters that are needed are given, so that the one in question is to blame. */
  const NEEDED: Record<string, string> = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', metrics: 'started' };
  const others = (path: string, name: string): string => {
    const { parameters = [] } = operations.find((each) => each.method === 'GET' && each.path === path)!.operation as {
      parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
    };
    return parameters
      .filter((each) => each.in === 'query' && each.required && each.name !== name)
      .map((each) => `${each.name}=${NEEDED[each.name] ?? each.schema.enum![0]}`)
      .join('&');
  };

  async function expectRefusals(parameters: { path: string; name: string }[], values: string[]): Promise<void> {
    expect(parameters.length).toBeGreaterThan(0);
    for (const { path, name } of parameters) {
      for (const value of some(values)) {
        const query = `${name}=${value.replaceAll('{name}', name)}&${others(path, name)}`;
        const { status, headers, body } = await get(path, query);
        const told = {
          query: `${path}?${query.slice(0, 200)}`,
          status,
          type: headers.get('content-type')?.split(';')[0],
          pointers: body?.errors?.map((each: { pointer: string }) => each.pointer),
        };
        expect(told).toEqual({ ...told, status: 422, type: 'application/problem+json', pointers: [`/${name}`] });
      }
    }
  }

  it('is refused for a number that is none, or out of bounds', async () => {
    await expectRefusals(
      asked((name, { type }) => type === 'number' && !mayBeAFraction(name)),
      NUMBERS,
    );
    await expectRefusals(
      asked((name, { type }) => type === 'number' && mayBeAFraction(name)),
      NUMBERS.filter((value) => value !== '1.5'),
    );
  });

  it('is refused for a limit of 0 or above 100', () =>
    expectRefusals(
      asked((name) => name === 'limit'),
      ['0', '101'],
    ));

  it('is refused for a word that is not to choose from', () =>
    expectRefusals(
      asked((_, schema) => schema.enum !== undefined),
      WORDS,
    ));

  it('is refused for an id that is none', () =>
    expectRefusals(
      asked((_, { format }) => format === 'uuid'),
      ['nonsense', '', '7', ID.slice(1), `${ID}%00`, `{${ID}}`],
    ));

  it('is refused for a time that is none, or that names no zone', () =>
    expectRefusals(
      asked((_, { format }) => format === 'date-time'),
      [...TIMES, '2026-01-01T00:00:00'],
    ));

  it('is refused for a cursor that no list gave', async () => {
    const lists = asked((name) => name === 'cursor');
    await expectRefusals(lists, NO_CURSORS);
    await expectRefusals(
      lists.filter(({ path }) => !BY_NAME.includes(path)),
      NO_CURSORS_BY_TIME,
    );
    for (const sort of ['createdAt', '-lastMessageAt', 'priority', '-priority']) {
      for (const cursor of some([...NO_CURSORS, ...NO_CURSORS_BY_TIME].filter((one) => !one.includes('{name}')))) {
        const { status, body } = await get('/chats', `sort=${sort}&cursor=${cursor}`);
        expect({ sort, cursor, status, pointer: body.errors?.[0].pointer }).toEqual({ sort, cursor, status: 422, pointer: '/cursor' });
      }
    }
  });

  it('is refused for a text too long, empty, given twice or with what cannot be kept', async () => {
    const texts = asked((name) => ['q', 'tag', 'skill', 'externalId', 'reference'].includes(name));
    await expectRefusals(texts, ['x'.repeat(201), 'a&{name}=b', 'a%00b']);
    // A blank search is none.
    await expectRefusals(
      texts.filter(({ name }) => name !== 'q'),
      ['', '%20', '%E2%80%8B'],
    );
  });

  it('is refused for a name that nobody knows', async () => {
    for (const path of new Set(asked(() => true).map((each) => each.path))) {
      for (const name of some(['nonsense', 'limit[]', 'limit[a]', 'constructor', '__proto__', 'toString', 'a%00'])) {
        const { status, body } = await get(path, `${name}=1&${others(path, name)}`);
        expect({ path, name, status, code: body.code }).toEqual({ path, name, status: 422, code: 'validation.failed' });
      }
    }
  });

  it('is answered all the same when it only looks odd', async () => {
    for (const query of [
      'limit=100',
      'limit=1&',
      '&&',
      'q=%F0%9F%92%AC',
      "q='%20or%201=1--",
      'q=%25%5F%5C',
      'q=:*%20%26%20!(',
      'from=2026-01-01T00:00:00.123456%2B02:00',
      'to=2026-01-01T00:00:00z',
      'from=2026-01-01&to=2026-01-02T00:00:00-20:00',
      'sort=-priority&limit=2',
    ]) {
      expect({ query, status: (await get('/chats', query)).status }).toEqual({ query, status: 200 });
    }
  });

  it('an id in a path that names nothing is absent, whatever it looks like', async () => {
    for (const { method, path, route, operation } of operations.filter((each) => each.path.includes('{id}'))) {
      for (const id of some([
        randomUUID(),
        '7',
        'nonsense',
        '%27',
        '..',
        '%2e%2e%2f',
        `${ID}x`,
        '00000000-0000-0000-0000-000000000000',
        'constructor',
        '__proto__',
        'x'.repeat(99),
      ])) {
        const answer = await admin.api.request(method, path.replace('{id}', id), operation.requestBody && {});
        const told = { route, id, status: answer.status, type: answer.headers.get('content-type')?.split(';')[0] };
        // A body that is missing is found out first when the id could be one; and only a customer rates, leaves a message or has a transcript sent.
        expect(/\/(rating|leave-message|transcript)$/.test(path) ? [403, 404, 422] : [404, 422]).toContain(answer.status);
        expect(told).toEqual({ ...told, type: 'application/problem+json' });
      }
    }
  });

  it('is refused as a problem by pages and documents as well', async () => {
    for (const path of ['/docs?theme=a%00b', '/docs/%00', '/health/live?at=%00']) {
      const { status, headers } = await fetch(`${switchboard.url}${path}`);
      expect([path, status, headers.get('content-type')?.split(';')[0]]).toEqual([path, 422, 'application/problem+json']);
    }
  });

  it('a path that cannot be read, or says what cannot be kept, is refused as a problem', async () => {
    for (const [path, status] of [
      ['/skills/%ff', 400],
      ['/skills/%', 400],
      ['/chats/%zz', 400],
      ['/skills/a%00b', 422],
      [`/skills/${'x'.repeat(5_000)}`, 404],
      [`/chats/${'x'.repeat(5_000)}`, 404],
    ] as const) {
      const answer = await admin.api.request(path.startsWith('/skills') ? 'DELETE' : 'GET', path);
      const told = {
        path: path.slice(0, 30),
        status: answer.status,
        type: answer.headers.get('content-type')?.split(';')[0],
        code: typeof answer.body?.code,
      };
      expect(told).toEqual({
        path: path.slice(0, 30),
        status: path.length > 100 ? expect.any(Number) : status,
        type: 'application/problem+json',
        code: 'string',
      });
      expect(answer.status).toBeLessThan(500);
    }
  });
});
