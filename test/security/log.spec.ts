import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { ADMIN, cleanUp, ServerProcess } from '../kit/server-process';

const FORGED = '{"level":30,"msg":"forged"}';

/** The log of the program itself, at its most talkative; `logger.spec.ts` tries more texts. */
describe('The log', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  beforeAll(async () => {
    database = await createTestDatabase();
    server = await ServerProcess.start({ environment: { DATABASE_URL: database.url, LOG_LEVEL: 'debug', TRUST_PROXY: '1' } });
  });
  afterAll(async () => {
    await cleanUp();
    await database.drop();
  });

  it('has a line for each, which nobody else writes, and nothing that is secret', async () => {
    const { token, refreshToken } = await server.admin();
    const visitor = server.api();
    await visitor.request(
      'POST',
      '/auth/login',
      { email: 'mole@example.com', password: 'wrong-and-secret' },
      { 'x-forwarded-for': '203.0.113.9' },
    );
    const { body } = await visitor.post('/chats', {
      customer: { name: `Eve\n${FORGED}` },
      subject: '\u001b[2K',
      message: 'said in confidence',
    });
    const { body: started } = await visitor.post('/chats', {
      customer: { name: 'Cleo', email: 'cleo@example.com' },
      message: 'said in confidence',
    });
    const customer = server.api(started.customerToken);
    await customer.get(`/chats/${started.chat.id}?token=${started.customerToken}`);
    for (const path of [`/%0a${encodeURIComponent(FORGED)}`, '/%0d%0aforged', '/%1b%5b2K', '/\u2028forged', '/%c2%9bforged'])
      await server
        .api(token)
        .request('GET', path, undefined, { 'user-agent': '\u009b2K', cookie: 'a=secret-cookie', referer: `https://x.example/%0a` });
    await server.terminate();
    const lines = server.stdout.trimEnd().split('\n');
    const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(read.filter(({ msg }) => typeof msg === 'string' && msg.includes('forged'))).toEqual([]);
    expect(read.filter(({ msg }) => msg === 'request completed').length).toBeGreaterThan(8);
    expect(read).toContainEqual(
      expect.objectContaining({ level: 40, msg: 'a sign-in was refused', code: 'auth.bad_credentials', address: '203.0.113.9' }),
    );
    expect(read).toContainEqual(expect.objectContaining({ level: 30, msg: 'somebody signed in' }));
    expect(body.code ?? body.chat.customer.name).toBeDefined();
    const secrets = [ADMIN.password, ADMIN.email, token, refreshToken, started.customerToken, 'wrong-and-secret', 'mole@example.com'];
    const told = [...secrets, 'said in confidence', 'cleo@example.com', 'secret-cookie', 'Eve'].filter((secret) =>
      server.stdout.includes(secret),
    );
    expect([told, server.stderr]).toEqual([[], '']);
    // eslint-disable-next-line no-control-regex -- what a terminal would heed
    expect(server.stdout).not.toMatch(/[\0-\x09\x0b-\x1f]/);
  });
});
