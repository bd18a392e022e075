import type { Api } from '../kit/api';
import { servedBy, unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import type { Switchboard } from '../kit/switchboard';

describe('Around the conversation', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await unlimited({}, { environment: { ACCESS_TOKEN_SECONDS: '86400' } });
  });
  afterAll(() => switchboard.stop());

  async function activeChat() {
    const ana = await switchboard.agentOnline({ name: 'Ana' });
    const { chat, token, cleo: cleosApi } = await servedBy(ana, switchboard, { message: 'Hello' });
    return { ana, chat, cleosApi, cleo: await switchboard.connect(token) };
  }

  it('typing reaches the others and is not stored', async () => {
    const { ana, chat, cleo } = await activeChat();
    await cleo.ask('typing', { chatId: chat.id, typing: true });
    expect(await ana.socket.heard('typing')).toEqual({ chatId: chat.id, senderId: chat.customer.id, senderType: 'customer', typing: true });
    await ana.socket.ask('typing', { chatId: chat.id, typing: false });
    expect(await cleo.heard('typing')).toMatchObject({ senderId: ana.id, senderType: 'agent', typing: false });
    expect(cleo.all('typing')).toHaveLength(1);
    await ana.api.put('/agents/me/status', { status: 'away' });
  });

  it('typing that nobody ends is ended by the server: the socket drops, nothing is repeated, the chat moves or closes', async () => {
    const { ana, chat, cleo } = await activeChat();
    const ben = await switchboard.agentOnline({ name: 'Ben' });
    const anasSecond = await switchboard.connect(ana.token);
    const types = (by: Connected) => by.ask('typing', { chatId: chat.id, typing: true });
    const heardBy = (by: Connected) => by.all('typing').map(({ senderType, typing }) => [senderType, typing]);
    const ends = async (by: Connected, count: number) =>
      expect((await by.heardTimes('typing', count)).at(-1)).toMatchObject({ chatId: chat.id, typing: false });

    await types(anasSecond);
    anasSecond.close();
    await ends(cleo, 2);

    await types(ana.socket);
    switchboard.clock.advance(8);
    await types(ana.socket);
    switchboard.clock.advance(8);
    await switchboard.sweep();
    expect(heardBy(cleo).at(-1)).toEqual(['agent', true]);
    switchboard.clock.advance(1);
    await switchboard.sweep();
    await ends(cleo, 5);

    await types(ana.socket);
    await types(cleo);
    await ana.socket.ask('chat.transfer', { chatId: chat.id, agentId: ben.id });
    await ends(cleo, 7);
    await ends(ana.socket, 2);
    expect((await ana.socket.emit('typing', { chatId: chat.id, typing: true })).ok).toBe(false);

    await types(ben.socket);
    await ben.socket.ask('chat.close', { chatId: chat.id });
    await ends(cleo, 9);
    expect(heardBy(ben.socket)).toEqual([]);
    switchboard.clock.advance(60);
    await switchboard.sweep();
    expect(heardBy(cleo)).toEqual([true, false, true, true, false, true, false, true, false].map((typing) => ['agent', typing]));
    expect(heardBy(ana.socket)).toEqual([
      ['customer', true],
      ['customer', false],
    ]);
    for (const { api } of [ana, ben]) await api.put('/agents/me/status', { status: 'away' });
  });

  it('reading is told to everybody in the chat and goes forward only', async () => {
    const { ana, chat, cleo } = await activeChat();
    await cleo.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'Are you there?' });
    await ana.socket.ask('message.read', { chatId: chat.id, seq: 3 });
    expect(await cleo.heard('message.read')).toEqual({ chatId: chat.id, readerId: ana.id, seq: 3 });
    await ana.socket.ask('message.read', { chatId: chat.id, seq: 1 });
    expect((await ana.api.get(`/chats/${chat.id}`)).body.readUpTo).toEqual({ [ana.id]: 3 });
    expect((await ana.socket.emit('message.read', { chatId: chat.id, seq: 4 })).error).toMatchObject({
      status: 422,
      errors: [{ pointer: '/seq' }],
    });
    await ana.api.put('/agents/me/status', { status: 'away' });
  });

  it('a deleted message leaves a tombstone with its number, and its text nowhere', async () => {
    const { ana, chat, cleo, cleosApi } = await activeChat();
    const { message } = await cleo.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'my card is 4111 1111' });
    const bo = await switchboard.staff('agent');
    expect((await bo.api.delete(`/chats/${chat.id}/messages/${message.id}`)).status).toBe(404);
    expect((await ana.api.delete(`/chats/${chat.id}/messages/${message.id}`)).body.code).toBe('message.not_yours');
    expect((await cleosApi.delete(`/chats/${chat.id}/messages/${message.id}`)).status).toBe(204);
    expect((await cleosApi.delete(`/chats/${chat.id}/messages/${message.id}`)).status).toBe(204);
    expect(await ana.socket.heard('message.deleted')).toEqual({ chatId: chat.id, messageId: message.id, seq: 3 });
    const { body } = await ana.api.get(`/chats/${chat.id}/messages`);
    expect(body.data[2]).toMatchObject({ seq: 3, text: null, deletedAt: expect.any(String) });
    expect(await switchboard.probe.keeps('4111')).toBe(false);
    expect((await cleosApi.delete(`/chats/${chat.id}/messages/${chat.id}`)).body.code).toBe('message.not_found');
    await ana.api.put('/agents/me/status', { status: 'away' });
  });

  it('a deleted message leaves nobody waiting for an answer to it, and nobody with an answer that is gone', async () => {
    const { ana, chat, cleo, cleosApi } = await activeChat();
    await switchboard.settings({ autoCloseAfterSeconds: 600 });
    const desk = await switchboard.connect((await switchboard.staff('supervisor')).token);
    const says = async (by: Connected, text: string): Promise<string> =>
      (await by.ask('message.send', { chatId: chat.id, clientMessageId: text, text })).message.id;
    const waits = async (waitingForReply: number) => {
      await desk.heard('workload.changed', (row) => row.agentId === ana.id && row.waitingForReply === waitingForReply);
      desk.log.length = 0;
      const { agents } = (await (await switchboard.admin()).api.get('/workload')).body;
      expect(agents.find(({ agentId }: { agentId: string }) => agentId === ana.id)).toMatchObject({ waitingForReply });
    };
    const takesBack = async (by: Api, id: string) => expect((await by.delete(`/chats/${chat.id}/messages/${id}`)).status).toBe(204);
    const [{ id: question }] = (await cleosApi.get(`/chats/${chat.id}/messages`)).body.data;
    switchboard.clock.advance(5);
    const again = await says(cleo, 'Hello?');
    switchboard.clock.advance(5);
    const answer = await says(ana.socket, 'In Rome');
    await waits(0);
    expect((await cleosApi.get(`/chats/${chat.id}`)).body.firstResponseAt).not.toBeNull();

    await takesBack(ana.api, answer);
    await waits(1);
    expect((await ana.api.get(`/chats/${chat.id}`)).body.firstResponseAt).toBeNull();
    const { agents } = (await (await switchboard.admin()).api.get('/workload')).body;
    expect(agents.find(({ agentId }: { agentId: string }) => agentId === ana.id).oldestReplyDueSince).toBe(chat.createdAt);
    switchboard.clock.advance(700);
    await switchboard.sweep();
    expect((await ana.api.get(`/chats/${chat.id}`)).body.status).toBe('active');

    for (const id of [question, again]) await takesBack(cleosApi, id);
    await waits(0);
    for (const seconds of [601, 61]) {
      await switchboard.sweep();
      switchboard.clock.advance(seconds);
      await switchboard.sweep();
    }
    expect((await ana.api.get(`/chats/${chat.id}`)).body).toMatchObject({ status: 'closed', closeReason: 'inactivity' });
    await ana.api.put('/agents/me/status', { status: 'away' });
  });

  it('notes are heard and read by staff in the chat alone', async () => {
    const { ana, chat, cleo, cleosApi } = await activeChat();
    await cleo.ask('chat.join', { chatId: chat.id });
    const supervisor = await switchboard.staff('supervisor');
    const desk = await switchboard.connect(supervisor.token);
    await desk.ask('chat.join', { chatId: chat.id });
    const added = await ana.api.post(`/chats/${chat.id}/notes`, { text: ' difficult, be kind ' });
    expect(added).toMatchObject({ status: 201, body: { text: 'difficult, be kind', author: { id: ana.id, name: 'Ana' } } });
    for (const staff of [ana.socket, desk]) expect(await staff.heard('note.created')).toEqual({ chatId: chat.id, note: added.body });
    expect((await supervisor.api.get(`/chats/${chat.id}/notes`)).body.data).toEqual([added.body]);
    await ana.socket.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'How can I help?' });
    await cleo.heard('message.created', ({ message }) => message.text === 'How can I help?');
    expect(cleo.all('note.created')).toEqual([]);
    expect((await cleosApi.get(`/chats/${chat.id}/notes`)).status).toBe(403);
    expect((await cleosApi.post(`/chats/${chat.id}/notes`, { text: 'x' })).status).toBe(403);
    expect(JSON.stringify((await cleosApi.get(`/chats/${chat.id}/messages`)).body)).not.toContain('difficult');
    expect((await cleosApi.get('/chats?q=difficult')).body.data).toEqual([]);
    await ana.api.put('/agents/me/status', { status: 'away' });
  });

  it('tags are its agent’s and supervisors’; the rating its customer’s, after the close', async () => {
    const { ana, chat, cleo, cleosApi } = await activeChat();
    expect((await ana.api.put(`/chats/${chat.id}/tags`, { tags: ['refund', 'vip'] })).body.tags).toEqual(['refund', 'vip']);
    await cleo.heard('chat.updated', (updated) => updated.chat.tags.length === 2);
    expect((await ana.api.get('/chats?tag=vip')).body.data).toMatchObject([{ id: chat.id }]);
    expect((await ana.api.put(`/chats/${chat.id}/tags`, { tags: ['vip', 'refund', 'vip'] })).body.tags).toEqual(['vip', 'refund']);
    await ana.api.put(`/chats/${chat.id}/tags`, { tags: ['VIP 100%', 'refund', 'vip'] });
    const tags = async (query: string) => (await ana.api.get(`/tags?${query}`)).body;
    expect((await tags('')).data).toEqual([{ name: 'VIP 100%' }, { name: 'refund' }, { name: 'vip' }]);
    expect((await tags('q=vi')).data).toEqual([{ name: 'VIP 100%' }, { name: 'vip' }]);
    expect((await tags('q=%25')).data).toEqual([]);
    const { data, nextCursor } = await tags('limit=2');
    expect([...data, ...(await tags(`limit=2&cursor=${nextCursor}`)).data]).toHaveLength(3);
    expect((await cleosApi.get('/tags')).status).toBe(403);
    expect((await cleosApi.put(`/chats/${chat.id}/tags`, { tags: [] })).status).toBe(403);
    expect((await cleosApi.put(`/chats/${chat.id}/rating`, { score: 5 })).body).toMatchObject({ status: 409, code: 'chat.not_closed' });
    await ana.api.post(`/chats/${chat.id}/close`);
    expect((await ana.api.put(`/chats/${chat.id}/rating`, { score: 5 })).status).toBe(403);
    expect((await cleosApi.put(`/chats/${chat.id}/rating`, { score: 6 })).status).toBe(422);
    expect((await cleosApi.put(`/chats/${chat.id}/rating`, { score: 4, comment: 'quick' })).body.rating).toEqual({
      score: 4,
      comment: 'quick',
    });
    await ana.api.put('/agents/me/status', { status: 'away' });
  });

  it('a quiet chat is closed when the agent had the last word, and never while the customer waits', async () => {
    const { ana, chat, cleo } = await activeChat();
    await switchboard.settings({ autoCloseAfterSeconds: 600 });
    switchboard.clock.advance(601);
    await switchboard.sweep();
    expect((await ana.api.get(`/chats/${chat.id}`)).body.status).toBe('active');
    await ana.socket.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'Anything else?' });
    for (const seconds of [540, 59]) {
      switchboard.clock.advance(seconds);
      await switchboard.sweep();
      expect((await ana.api.get(`/chats/${chat.id}`)).body.status).toBe('active');
    }
    switchboard.clock.advance(2);
    await switchboard.sweep();
    expect(await cleo.heard('chat.closed')).toMatchObject({ chat: { closeReason: 'inactivity' } });
    expect((await ana.api.get('/agents/me')).body.activeChats).toBe(0);
  });
});
