import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createMute } from 'node:net';
import { Injectable, Logger, Module } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { type Env, migrate, migrationDataSource, readEnv, Sweep } from '#platform';
import type { SystemView } from '#protocol';
import { examineDatabase } from '../libs/contexts/system/doctor/database';
import { type Finding, inLines } from '../libs/contexts/system/doctor/finding';
import { examineOutside } from '../libs/contexts/system/doctor/outside';
import { examineReplica } from '../libs/contexts/system/doctor/replica';
import { examineServices } from '../libs/contexts/system/doctor/services';
import { examineSurroundings } from '../libs/contexts/system/doctor/surroundings';
import { OwnOidcProvider } from './kit/kept/own-oidc-provider';
import { hasDovecot, OwnMailbox } from './kit/own-mailbox';
import { OwnMailServer } from './kit/own-mail-server';
import { OwnRedis } from './kit/own-redis';
import { dataFolder } from './kit/server-process';
import { servedBy, unlimited } from './kit/cast';
import { type Staff, Switchboard } from './kit/switchboard';

const env = (variables: Record<string, string> = {}): Env => readEnv(variables);
const statesOf = (findings: readonly Finding[]) => Object.fromEntries(findings.map(({ about, state }) => [about, state]));
const about = (name: string, findings: readonly Finding[]): Finding => findings.find((finding) => finding.about === name)!;

describe('The doctor', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('finds a database that is empty, up to date, newer than itself, too small, or not there', async () => {
    expect(statesOf(await examineDatabase(database.url, env()))).toEqual({
      // A machine that is busy with other tests may answer late.
      Database: expect.stringMatching(/^(ok|warn)$/),
      Clock: 'ok',
      Connections: 'ok',
      Schema: 'ok',
    });
    const schema = async () => about('Schema', await examineDatabase(database.url, env()));
    expect((await schema()).says).toMatch(/^up to date/);
    const migrations = await migrationDataSource(database.url).initialize();
    await migrations.undoLastMigration();
    expect(await schema()).toMatchObject({ state: 'ok', says: expect.stringMatching(/^1 migration to come/) });
    await migrate(database.url);
    await migrations.query(`insert into migrations (timestamp, name) values (9999999999999, 'OfTomorrow9999999999999')`);
    expect(await schema()).toMatchObject({ state: 'warn', says: 'has 1 migration of a newer version' });
    await migrations.destroy();
    const narrow = { ...env(), DATABASE_POOL: 10_000 };
    expect(about('Connections', await examineDatabase(database.url, narrow))).toMatchObject({
      state: 'warn',
      todo: expect.stringContaining('max_connections'),
    });
    const nowhere = database.url.replace(/:\d+\//, ':1/');
    expect(await examineDatabase(nowhere, env())).toMatchObject([
      { about: 'Database', state: 'bad', says: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  it('finds a replica that follows nothing, or is not there', async () => {
    expect(await examineReplica(database.url)).toMatchObject({ state: 'warn', says: 'is no replica: it follows nothing' });
    expect(await examineReplica(database.url.replace(/:\d+\//, ':1/'))).toMatchObject({
      state: 'bad',
      says: expect.stringContaining('ECONNREFUSED'),
    });
  });

  (hasDovecot ? it : it.skip)('finds services that work, and those that do not', async () => {
    const redis = await OwnRedis.start();
    const mailServer = await OwnMailServer.start();
    const provider = await OwnOidcProvider.start();
    provider.serve('http://localhost');
    const mailbox = await OwnMailbox.start();
    const [DATA_DIR, MAIL_FROM] = [await dataFolder(), 'help@example.com'];
    const services = { REDIS_URL: redis.url, DATA_DIR, MAIL_FROM, SMTP_URL: mailServer.url, IMAP_URL: mailbox.url };
    const good = { Redis: 'ok', Storage: 'ok', 'Virus scanner': 'ok', 'E-mail': 'ok', Mailbox: 'ok', 'Sign-in': 'ok' };
    expect(statesOf(await examineServices(env(services)))).toEqual(good);
    const signIn = (more: object) => examineServices(env({ ...services, ...provider.environment, ...more }));
    expect(statesOf(await signIn({}))).toEqual({ ...good, 'Sign-in': 'warn' });
    expect(about('Sign-in', await signIn({ OIDC_BREAK_GLASS: 'root@example.com' }))).toMatchObject({
      state: 'ok',
      says: 'at Example; by password root@example.com',
    });
    provider.stop();
    await redis.kill();
    const SMTP_URL = mailServer.url.replace('let%20me%20in', 'guessed');
    const [CLAMD_HOST, IMAP_URL] = ['localhost:1', mailbox.urlWith('guessed')];
    const broken = { ...provider.environment, REDIS_URL: redis.url, CLAMD_HOST, DATA_DIR: '/dev/null', MAIL_FROM, SMTP_URL, IMAP_URL };
    const bad = Object.fromEntries(Object.keys(good).map((each) => [each, 'bad']));
    expect(statesOf(await examineServices(env(broken)))).toEqual(bad);
    await mailServer.stop();
    await mailbox.stop();
  });

  it('finds what is unsafe in the environment', async () => {
    const DATA_DIR = await dataFolder();
    const found = await examineSurroundings(
      env({ DATA_DIR, DEMO: '1', HOST: '0.0.0.0', ALLOWED_ORIGINS: '*', REDIS_URL: 'redis://localhost' }),
    );
    expect(statesOf(found)).toMatchObject({ Demo: 'bad', Origins: 'warn', 'Signing key': 'warn', 'Folder for data': 'ok' });
    expect(inLines(found)).toMatch(/✗ Demo .*\n\s+→ leave out HOST or DEMO\n[^]*\n1 wrong, 2 to look at\n$/);
    expect(statesOf(await examineSurroundings(env({ DATA_DIR: '/dev/null' })))).toMatchObject({ 'Folder for data': 'bad' });
  });

  it('says of a service that does not answer that it does not', async () => {
    const mute = createMute(() => undefined).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const REDIS_URL = `redis://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    const found = await examineServices(env({ REDIS_URL, DATA_DIR: await dataFolder() }), 300);
    expect(about('Redis', found)).toMatchObject({ state: 'bad', says: 'no answer within 0.3 s', todo: expect.any(String) });
    expect(found).toHaveLength(6);
    mute.close();
  });
});

/** Always fails, and is one of the node's own. */
@Injectable()
class FaultyClock {
  @Sweep(1, { on: 'every node' })
  fail(): Promise<void> {
    return Promise.reject(new Error('as it has to'));
  }
}
@Module({ providers: [FaultyClock] })
class Faulty {}

describe('The state of the system', () => {
  let switchboard: Switchboard;
  let worker: Switchboard;
  let admin: Staff;
  beforeAll(async () => {
    switchboard = await unlimited({ autoCloseAfterSeconds: 60 }, { beside: [Faulty] });
    admin = await switchboard.admin();
  });

  const state = async (): Promise<SystemView> => {
    const { status, body } = await admin.api.get('/system');
    expect(status).toBe(200);
    return body;
  };

  it('tells an admin what the doctor says, and what waits', async () => {
    const { at, findings, backlog } = await state();
    expect(Date.parse(at)).toBeGreaterThan(switchboard.clock.now().getTime() - 60_000);
    const all = [
      'Node',
      'Environment',
      'Folder for data',
      'Origins',
      'Proxies',
      'Signing key',
      'Database',
      'Clock',
      'Connections',
      'Schema',
    ];
    expect(findings.map((finding) => finding.about)).toEqual([
      ...all,
      ...['Redis', 'Storage', 'Virus scanner', 'E-mail', 'Mailbox', 'Sign-in'],
    ]);
    expect(findings.filter((finding) => finding.state === 'bad')).toEqual([]);
    expect(backlog).toMatchObject({ waitingChats: 0, longestWaitSeconds: 0, mailsQueued: 0, mailsFailed: 0, deliveriesPending: 0 });
    await switchboard.startChat();
    expect((await state()).backlog.waitingChats).toBe(1);
  });

  it('names the nodes: those that serve, those that only sweep, and for an hour those that ended without a word', async () => {
    worker = await Switchboard.start({ databaseUrl: switchboard.databaseUrl, role: 'worker' });
    await switchboard.connect(admin.token);
    await switchboard.sweep('System');
    const [own, other] = (await state()).nodes!;
    expect(own).toMatchObject({ state: 'up', role: 'all', pid: process.pid, sockets: { staff: 1, customer: 0, screen: 0 } });
    expect(own!.load).toBeGreaterThan(0);
    expect(other).toMatchObject({ state: 'up', role: 'worker', version: '0.1.0' });
    switchboard.clock.advance(25);
    await switchboard.sweep('System');
    expect((await state()).nodes).toMatchObject([{ state: 'up' }, { state: 'silent', id: other!.id }]);
    switchboard.clock.advance(3_600);
    await switchboard.sweep('System');
    expect((await state()).nodes).toMatchObject([{ id: own!.id }]);
    await worker.sweep('System');
    expect((await state()).nodes).toHaveLength(2);
  });

  it('tells for a day what sweeps repaired, and which of them fail', async () => {
    const ana = await switchboard.agentOnline({ name: 'Ana' });
    const { chatId } = await servedBy(ana, switchboard);
    await ana.socket.ask('message.send', { chatId, clientMessageId: 'a', text: 'Anything else?' });
    switchboard.clock.advance(61);
    await switchboard.sweep('Chats');
    for (let i = 0; i < 2; i++) await switchboard.sweep('Faulty');
    for (let i = 0; i < 2; i++) await switchboard.sweep('System');
    const at = expect.stringMatching(/Z$/);
    const did = async () => Object.fromEntries((await state()).sweeps!.map(({ sweep, ...rest }) => [sweep, rest]));
    expect(await did()).toMatchObject({
      'ChatsClock.closeQuiet': { repaired: expect.any(Number), repairedAt: at, failed: 0, failedAt: null },
      'FaultyClock.fail': { repaired: 0, repairedAt: null, failed: 2, failedAt: at },
    });
    switchboard.clock.advance(26 * 3_600);
    expect(await did()).toEqual({});
  });

  it('shows whether a browser gets through, also by a socket, until it ends; an ended node is no more', async () => {
    expect(statesOf(await examineOutside(switchboard.url))).toEqual({ Address: 'ok', 'Its clock': 'ok', WebSocket: 'ok' });
    const proxy = await withoutUpgrade();
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    expect(statesOf(await examineOutside(address))).toEqual({ Address: 'ok', 'Its clock': 'warn', WebSocket: 'bad' });
    proxy.close();
    const nodes = () => switchboard.database.query('select id from nodes');
    await worker.sweep('System');
    expect(await nodes()).toHaveLength(2);
    await worker.stop();
    expect(await nodes()).toHaveLength(1);
    await switchboard.stop();
    expect(statesOf(await examineOutside(address))).toEqual({ Address: 'bad' });
  });
});

/** A proxy that answers everything itself, from another time. */
async function withoutUpgrade(): Promise<Server> {
  const server = createServer((_request, response) =>
    response.setHeader('date', 'Thu, 01 Jan 2026 00:00:00 GMT').setHeader('connection', 'close').end(),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
