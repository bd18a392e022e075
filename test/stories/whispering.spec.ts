import { randomUUID } from 'node:crypto';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { pointersOf } from '../kit/api';
import type { Switchboard } from '../kit/switchboard';

describe('A whisper', () => {
  let switchboard: Switchboard;
  let sue: Agent;
  let ana: Agent;
  let bo: Agent;

  beforeAll(async () => {
    switchboard = await unlimited();
    const staff = await switchboard.staff('supervisor', { name: 'Sue' });
    sue = { ...staff, socket: await switchboard.connect(staff.token) };
    [ana, bo] = [await switchboard.agentOnline({ name: 'Ana' }), await switchboard.agentOnline({ name: 'Bo' })];
    await bo.socket.ask('status.set', { status: 'busy' });
  });
  afterAll(() => switchboard.stop());
  afterEach(() => switchboard.sweep());

  const mentionsTo = ({ socket }: Agent, chatId: string) =>
    socket.all('mention.created').filter((told) => told.chatId === chatId && told.note.chatId === chatId);

  it('goes from a supervisor to the agent and back, and says whom it addresses', async () => {
    const { chatId } = await servedBy(ana, switchboard);
    const said = await sue.api.post(`/chats/${chatId}/notes`, { text: 'Offer a refund', to: ana.id });
    expect(said).toMatchObject({ status: 201, body: { author: { id: sue.id }, text: 'Offer a refund', to: ana.id, mentions: [] } });
    expect(await ana.socket.heard('mention.created', (told) => told.chatId === chatId)).toEqual({ chatId, note: said.body });
    expect(await ana.socket.heard('note.created', (told) => told.chatId === chatId)).toEqual({ chatId, note: said.body });
    const answered = await ana.api.post(`/chats/${chatId}/notes`, { text: 'May I?', to: sue.id.toUpperCase() });
    expect(answered.body.to).toBe(sue.id);
    await sue.socket.heard('mention.created', (told) => told.note.id === answered.body.id);
    expect((await ana.api.get(`/chats/${chatId}/notes`)).body.data).toEqual([said.body, answered.body]);
    // The author hears nothing of its own, and she who is not in the chat no note either.
    expect(mentionsTo(ana, chatId).map(({ note }) => note.id)).toEqual([said.body.id]);
    expect(mentionsTo(sue, chatId).map(({ note }) => note.id)).toEqual([answered.body.id]);
    expect(sue.socket.all('note.created').filter((told) => told.chatId === chatId)).toEqual([]);
  });

  it('may name others, who hear of it once and nobody else does', async () => {
    const { chatId } = await servedBy(ana, switchboard);
    const said = await ana.api.post(`/chats/${chatId}/notes`, {
      text: 'Bo knows',
      to: bo.id,
      mentions: [bo.id, sue.id, bo.id.toUpperCase(), ana.id, bo.id],
    });
    expect(said.body).toMatchObject({ to: bo.id, mentions: [bo.id, sue.id, ana.id] });
    for (const named of [bo, sue]) await named.socket.heard('mention.created', (told) => told.note.id === said.body.id);
    const plain = await ana.api.post(`/chats/${chatId}/notes`, { text: 'Nobody is named' });
    expect(plain.body).toMatchObject({ to: null, mentions: [] });
    await ana.socket.heard('note.created', (told) => told.note.id === plain.body.id);
    for (const { socket } of [ana, bo, sue]) await socket.ask('activity', {});
    expect([ana, bo, sue].map((who) => mentionsTo(who, chatId).length)).toEqual([0, 1, 1]);
    // To be named is no right to the chat.
    expect((await bo.api.get(`/chats/${chatId}`)).status).toBe(404);
  });

  it('is never the customer’s, live or written down', async () => {
    const { chatId, token, cleo } = await servedBy(ana, switchboard);
    const socket = await switchboard.connect(token);
    await socket.ask('chat.join', { chatId });
    await sue.api.post(`/chats/${chatId}/notes`, { text: 'Walrus', to: ana.id, mentions: [bo.id] });
    await ana.socket.ask('message.send', { chatId, clientMessageId: 'm', text: 'One moment' });
    await socket.heard('message.created', ({ message }) => message.text === 'One moment');
    expect(JSON.stringify(socket.log)).not.toContain('Walrus');
    expect(socket.log.map(({ name }) => name)).not.toContain('mention.created');
    expect((await cleo.get(`/chats/${chatId}/notes`)).status).toBe(403);
    expect((await cleo.post(`/chats/${chatId}/notes`, { text: 'x', to: ana.id })).status).toBe(403);
    for (const format of ['json', 'csv', 'txt', 'html']) {
      const [customers, staffs] = [
        await cleo.get(`/chats/${chatId}/export?format=${format}`),
        await ana.api.get(`/chats/${chatId}/export?format=${format}`),
      ];
      expect([format, JSON.stringify(customers.body).includes('Walrus')]).toEqual([format, false]);
      expect([format, JSON.stringify(staffs.body).includes('Walrus')]).toEqual([format, true]);
    }
    expect((await ana.api.get(`/chats/${chatId}/export?format=json`)).body.notes).toMatchObject([{ to: ana.id, mentions: [bo.id] }]);
  });

  it('addresses only who works here, from a chat that one may see', async () => {
    const { chatId, chat } = await servedBy(ana, switchboard);
    const former = await switchboard.staff('agent', { name: 'Former' });
    await (await switchboard.admin()).api.patch(`/users/${former.id}`, { active: false });
    const refused = async (note: object) => {
      const { status, body } = await ana.api.post(`/chats/${chatId}/notes`, { text: 'x', ...note });
      return [status, ...pointersOf(body)];
    };
    for (const stranger of [randomUUID(), former.id, chat.customer.id]) {
      expect(await refused({ to: stranger })).toEqual([422, '/to']);
      expect(await refused({ mentions: [bo.id, stranger] })).toEqual([422, '/mentions/1']);
    }
    expect(await refused({ mentions: Array.from({ length: 21 }, () => randomUUID()) })).toEqual([422, '/mentions']);
    expect((await ana.api.get(`/chats/${chatId}/notes`)).body.data).toEqual([]);
    expect((await bo.api.post(`/chats/${chatId}/notes`, { text: 'x', to: ana.id })).status).toBe(404);
    expect(mentionsTo(ana, chatId)).toEqual([]);
  });
});
