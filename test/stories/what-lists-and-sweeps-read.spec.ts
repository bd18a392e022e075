import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unlimited } from '../kit/cast';
import { OpenApi, type Operation, type Schema } from '../kit/openapi';
import { fullScansOf } from '../kit/plans';
import { boundStatementsDuring } from '../kit/statements';
import type { Staff, Switchboard } from '../kit/switchboard';

const ROOT = join(__dirname, '../..');
const SIZE = { chats: 1_500, agents: 50, waiting: 100 };
const NEEDED: Record<string, string> = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', q: 'order' };

describe('What lists and sweeps read', () => {
  let switchboard: Switchboard;
  let readers: Staff[];
  let lists: Operation[];
  let ids: Record<string, string>;

  beforeAll(async () => {
    const translators = [{ name: 'own', url: 'https://translate.example', timeoutMs: 500, key: '' }];
    switchboard = await unlimited({ escalateToTeamAfterSeconds: 60, translators, translateTo: 'en' }, { docs: true });
    const admin = await switchboard.admin();
    const agent = await switchboard.staff('agent');
    readers = [admin, agent];
    const load = `import('./test/bench/read-rows.mjs').then(({ loadReads }) => loadReads(...${JSON.stringify([switchboard.databaseUrl, SIZE, agent.id])}))`;
    await promisify(execFile)(process.execPath, ['-e', load], { cwd: ROOT });
    const [chat] = (await admin.api.get('/chats?limit=1&status=closed')).body.data;
    ids = { agents: agent.id, users: agent.id, chats: chat.id, customers: chat.customer.id };
    lists = (await OpenApi.of(switchboard.url)).operations.filter(
      ({ method, operation }) => method === 'GET' && operation.parameters?.some(({ name }) => name === 'cursor'),
    );
  });
  afterAll(() => switchboard.stop());

  /** Queries of a list: alone, in each order, and by each filter. */
  function queriesOf({ operation }: Operation): string[] {
    const own = operation.parameters!.filter((each) => each.in === 'query' && !['cursor', 'limit'].includes(each.name));
    const needed = own.filter(({ required }) => required).map(({ name }) => `${name}=${NEEDED[name]}`);
    const valuesOf = (name: string, { enum: words, items, ...schema }: Schema): unknown[] =>
      words ?? items?.enum ?? [NEEDED[name] ?? (name.endsWith('Id') ? ids[`${name.slice(0, -2)}s`] : exampleOf(schema))];
    const each = own.flatMap(({ name, schema }) => valuesOf(name, schema).map((value) => `${name}=${encodeURIComponent(String(value))}`));
    return [[], ...each.map((one) => [one])].map((more) => [...needed, ...more].join('&'));
  }
  const exampleOf = ({ type, minimum }: Schema): unknown =>
    ({ boolean: true, integer: minimum ?? 1, number: minimum ?? 1 })[type as string] ?? 'vip';

  it('nothing that grows is read in full, by whoever asks, in whatever order, by any filter', async () => {
    const found: string[] = [];
    for (const list of lists) {
      const path = list.path.replace('{id}', ids[list.path.split('/')[1]!] ?? randomUUID());
      for (const query of queriesOf(list)) {
        const statements = await boundStatementsDuring(() => Promise.all(readers.map(({ api }) => api.get(`${path}?${query}`))));
        for (const scan of await fullScansOf(switchboard.database, statements)) found.push(`${path}?${query}: ${scan}`);
      }
    }
    expect(found).toEqual([]);
    expect(lists.length).toBeGreaterThan(20);
  });

  it('nor by any sweep', async () => {
    const statements = await boundStatementsDuring(() => switchboard.sweep());
    expect(await fullScansOf(switchboard.database, statements)).toEqual([]);
    expect(statements.length).toBeGreaterThan(20);
  });

  it.each([
    ['a filter without an index', 'select id from chats where subject = $1', ['x'], ['Seq Scan of chats']],
    ['all rows, sorted', 'select id from messages order by text limit 1', [], ['Seq Scan of messages']],
    ['all of an index, counted', 'select count(*) from (select id from chats order by id) c', [], ['Index Only Scan of chats']],
    ['the first of an index', 'select id from chats order by id limit 1', [], []],
    ['what an index has', 'select id from chats where id = $1', [randomUUID()], []],
  ])('%s', async (_, statement, values, scans) => {
    expect((await fullScansOf(switchboard.database, [{ text: statement, values }])).map((scan) => scan.split(' in ')[0])).toEqual(scans);
  });
});
