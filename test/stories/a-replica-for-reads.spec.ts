import { createTestDatabase, type TestDatabase } from '#platform/testing';
import type { Api } from '../kit/api';
import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

/** The replica of these stories is very late: it knows of nothing that happened, which tells who was asked. */
describe('With a replica for reads', () => {
  let replica: TestDatabase;
  let switchboard: Switchboard;
  let supervisor: Api;
  let chatId: string;
  let customerId: string;

  beforeAll(async () => {
    replica = await createTestDatabase();
    switchboard = await unlimited({}, { environment: { DATABASE_READ_URL: replica.url } });
    supervisor = (await switchboard.staff('supervisor')).api;
    ({
      id: chatId,
      customer: { id: customerId },
    } = (await switchboard.startChat({ customer: { name: 'Cleo' }, message: 'A zebra' })).chat);
    await supervisor.post('/tickets', { customerId, subject: 'A zebra' });
  });
  afterAll(async () => {
    await switchboard.stop();
    await replica.drop();
  });

  const found = async (path: string): Promise<number> => (await supervisor.get(path)).body.data.length;

  it('lists, which events continue, are of the database', async () => {
    expect([await found('/chats'), await found('/queue'), await found('/customers'), await found('/tickets')]).toEqual([1, 1, 1, 1]);
    expect(await found(`/chats/${chatId}/messages`)).toBeGreaterThan(0);
    expect((await supervisor.get('/workload')).body.totals.queued).toBe(1);
  });

  it.each(['/chats?q=zebra', '/customers?q=cleo', '/tickets?q=zebra'])('searches are of the replica: %s', async (path) => {
    expect(await found(path)).toBe(0);
  });

  it('and so is the search over everything', async () => {
    const { chats, customers, tickets } = (await supervisor.get('/search?q=zebra')).body;
    expect([chats, customers, tickets]).toEqual([[], [], []]);
  });

  it('so are figures, exports and what is known of a customer', async () => {
    const now = switchboard.clock.now().getTime();
    const span = `from=${new Date(now - 3_600_000).toISOString()}&to=${new Date(now + 3_600_000).toISOString()}`;
    expect((await supervisor.get(`/analytics/overview?${span}`)).body.chats.started).toBe(0);
    expect(await found(`/analytics/chats?metric=started&${span}`)).toBe(0);
    expect((await supervisor.get('/chats/export?format=ndjson')).body).toBeUndefined();
    expect((await supervisor.get(`/customers/${customerId}/context`)).body).toMatchObject({ tickets: { total: 0 }, chats: { total: 0 } });
  });
});
