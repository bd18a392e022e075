import { randomUUID } from 'node:crypto';
import type { Answer, Api } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { upload } from '../kit/files';
import { PASSWORD, type Switchboard } from '../kit/switchboard';
import { tellsApart, toldApart } from '../kit/timing';

/** Who is, and what is there, by how long it takes to say that it is not. What is said is in `foreign-ids` and `signing-in`. */
describe('Time tells nobody', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let ben: Api;
  let otto: Api;
  let chatId: string;
  let ids: Record<string, string>;

  beforeAll(async () => {
    switchboard = await unlimited();
    ana = await switchboard.agentOnline({ name: 'Ana' });
    ben = (await switchboard.staff('agent', { name: 'Ben' })).api;
    const served = await servedBy(ana, switchboard, { message: 'A secret' });
    ({ chatId } = served);
    otto = (await servedBy(ana, switchboard, { customer: { name: 'Otto' } })).cleo;
    const { body: file } = await upload(served.cleo, chatId, 'secret.txt', 'A secret');
    await served.cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'm', attachmentIds: [file.id] });
    const { body: canned } = await ana.api.post('/canned-responses', { title: 'Secret', content: 'Secret', scope: 'personal' });
    const { body: view } = await ana.api.post('/views', { name: 'Secret', filters: {} });
    ids = { chat: chatId, file: file.id, canned: canned.id, view: view.id };
  });
  afterAll(() => switchboard.stop());

  const signIn = (email: string, password = 'a-wrong-password'): Promise<Answer> =>
    switchboard.visitor.post('/auth/login', { email, password });

  it('is measured by something that sees a difference', async () => {
    const wrong = () => signIn(ana.email);
    const withoutPassword = () => switchboard.visitor.post('/auth/login', { email: ana.email });
    expect(await toldApart(wrong, withoutPassword)).toBeGreaterThan(0.9);
    expect(await tellsApart(wrong, withoutPassword, 0.3)).toBeGreaterThan(0.9);
  }, 60_000);

  it('who has an account: a wrong password takes as long as a wrong address, and so does somebody who left', async () => {
    const gone = await switchboard.staff('agent', { name: 'Gone' });
    await (await switchboard.admin()).api.patch(`/users/${gone.id}`, { active: false });
    const nobody = () => signIn(`${randomUUID()}@example.com`);
    expect([
      await tellsApart(() => signIn(ana.email), nobody, 0.3),
      await tellsApart(() => signIn(gone.email, PASSWORD), nobody, 0.3),
    ]).toEqual([undefined, undefined]);
  }, 120_000);

  it.each<[what: string, path: (id: string) => string, id: string, by: () => Api]>([
    ['a chat, to customers', (id) => `/chats/${id}`, 'chat', () => otto],
    ['a chat, to agents', (id) => `/chats/${id}`, 'chat', () => ben],
    ['messages', (id) => `/chats/${id}/messages`, 'chat', () => otto],
    ['history', (id) => `/chats/${id}/history`, 'chat', () => ben],
    ['an export', (id) => `/chats/${id}/export?format=txt`, 'chat', () => otto],
    ['a file', (id) => `/attachments/${id}`, 'file', () => otto],
    ['a response', (id) => `/canned-responses/${id}`, 'canned', () => ben],
    ['a view', (id) => `/views/${id}`, 'view', () => ben],
  ])(
    'what belongs to somebody else: %s',
    async (what, path, id, by) => {
      const ask = (given: string) => () => (what === 'a view' ? by().patch(path(given), { name: 'Mine' }) : by().get(path(given)));
      expect((await ask(ids[id]!)()).status).toBe(404);
      // To read one row more takes some microseconds, which no network lets through: it is a decision, a second query or a hash that counts.
      expect(await tellsApart(ask(ids[id]!), () => ask(randomUUID())(), 0.4)).toBeUndefined();
    },
    60_000,
  );
});
