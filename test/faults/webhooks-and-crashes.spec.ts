import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { eventually } from '../kit/client';
import { itInFull } from '../../libs/kernel/testing/form';
import { OwnReceiver } from '../kit/own-receiver';
import { Probe } from '../kit/probe';
import { cleanUp, ServerProcess, type Staff } from '../kit/server-process';

describe('A server that is killed with webhooks to deliver', () => {
  let database: TestDatabase;
  let crm: OwnReceiver;
  let admin: Staff;
  let first: ServerProcess;

  beforeEach(async () => {
    database = await createTestDatabase();
    crm = await OwnReceiver.start();
    first = await start();
    admin = await first.admin();
    await first.api(admin.token).post('/webhooks', { url: crm.url, events: ['message.created'] });
  });
  afterEach(async () => {
    crm.stop();
    await cleanUp();
    await database.drop();
  });

  const start = (): Promise<ServerProcess> =>
    ServerProcess.start({ environment: { DATABASE_URL: database.url, WEBHOOK_ALLOW_PRIVATE: '1' } });
  const texts = (): (string | null)[] => crm.of('message.created').map(({ data }) => data.message.text);

  it('between the commit and the delivery loses nothing', async () => {
    const said = Array.from({ length: 8 }, (_, n) => `message ${n}`);
    await Promise.all(said.map((message) => first.startChat({ message })));
    await first.kill();
    await start();
    await eventually(async () => said.every((text) => texts().includes(text)), 'all to be delivered', 20_000);
  });

  itInFull('while it delivers loses nothing either: another takes its jobs', async () => {
    crm.behave = crm.holding;
    await first.startChat({ message: 'Hello' });
    await eventually(async () => crm.received.length === 1, 'a delivery to be under way', 20_000);
    await first.kill();
    crm.behave = (reply) => reply.writeHead(204).end();
    await Probe.at(database.url, (probe) => probe.doctor.ageJobs(120));
    await start();
    await eventually(async () => crm.received.length === 2, 'it to be delivered again', 30_000);
    expect(crm.received[1]!.id).toBe(crm.received[0]!.id);
  });
});
