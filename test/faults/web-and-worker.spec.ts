import { itInFull } from '../../libs/kernel/testing/form';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { hasRedis, OwnRedis } from '../kit/own-redis';
import { cleanUp, ServerProcess, type Staff } from '../kit/server-process';

const suite = hasRedis ? describe : describe.skip;

suite(hasRedis ? 'A web and a worker' : 'A web and a worker (skipped: there is no redis-server in the PATH)', () => {
  let database: TestDatabase;
  let redis: OwnRedis;
  let web: ServerProcess;
  let worker: ServerProcess;
  let admin: Staff;

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), OwnRedis.start()]);
    const environment = { DATABASE_URL: database.url, REDIS_URL: redis.url, LOG_LEVEL: 'silent' };
    [web, worker] = await Promise.all([
      ServerProcess.start({ environment, args: ['--role=web'] }),
      ServerProcess.start({ environment, args: ['--role', 'worker'] }),
    ]);
    admin = await web.admin({ autoCloseAfterSeconds: 2, awayAfterSeconds: 60 });
  });
  afterAll(async () => {
    await cleanUp();
    await redis.kill();
    await database.drop();
  });

  it('a chat is assigned by the web; that it was quiet for long the worker finds, and people at the web hear it', async () => {
    const agent = await web.agent(admin, 'Ana');
    const [ana, wall] = [await web.connect(agent.token), await web.connect(admin.token)];
    const { chatId, token } = await web.startChat({ message: 'Hello' });
    const cleo = await web.connect(token);
    await ana.heard('chat.assigned', ({ chat }) => chat.id === chatId);
    await ana.ask('message.send', { chatId, clientMessageId: 'a', text: 'Is there anything else?' });
    expect(await cleo.heard('chat.closed')).toMatchObject({ chat: { id: chatId, closeReason: 'inactivity' } });
    await ana.heard('chat.closed', ({ chat }) => chat.id === chatId);
    await wall.heard('workload.changed', ({ agentId, activeChats }) => agentId === agent.id && activeChats === 1);
    await wall.heard('workload.changed', ({ agentId, activeChats }) => agentId === agent.id && activeChats === 0);
  });

  it('the worker answers probes and nobody else', async () => {
    expect([await worker.health('live'), await worker.health('ready')]).toEqual([200, 200]);
    expect(await worker.hearsNodes()).toBe(true);
    expect(await (await fetch(`${worker.url}/metrics`)).text()).toContain('process_cpu_seconds_total');
    expect((await worker.api(admin.token).get('/queue')).status).toBe(404);
    expect((await fetch(`${worker.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(404);
    expect((await fetch(`${worker.url}/docs`)).status).toBe(404);
  });

  itInFull('does not start without what ties it to the other', async () => {
    const server = ServerProcess.spawn({ args: ['--role=worker'], environment: { DATABASE_URL: 'postgres://nowhere', REDIS_URL: '' } });
    expect((await server.ended).code).toBe(1);
    expect(server.stderr).toMatch(/^REDIS_URL must be set for --role=worker/);
  });

  it('ends on SIGTERM with code 0', async () => {
    expect([(await worker.terminate()).code, (await web.terminate()).code]).toEqual([0, 0]);
  });
});
