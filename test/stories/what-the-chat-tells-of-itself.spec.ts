import { itInFull } from '../../libs/kernel/testing/form';
import type { MessageView } from '#protocol';
import type { Connected } from '../kit/client';
import { type Agent, unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('What a chat tells of itself', () => {
  let switchboard: Switchboard;

  beforeEach(async () => {
    switchboard = await unlimited();
  });
  afterEach(() => switchboard.stop());

  const transcript = async (reader: Pick<Staff, 'api'>, chatId: string): Promise<MessageView[]> =>
    (await reader.api.get(`/chats/${chatId}/messages`)).body.data;
  const told = (messages: MessageView[]) => messages.map(({ seq, sender, text }) => [seq, sender.type, text]);
  const heard = (client: Connected) => client.all('message.created').map(({ message }) => message.seq);

  async function servedChat() {
    const ana: Agent = await switchboard.agentOnline({ name: 'Ana' });
    const { chat, customerToken } = await switchboard.startChat({ message: 'Hello' });
    await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
    const cleo = {
      id: chat.customer.id,
      token: customerToken,
      api: switchboard.as({ token: customerToken }),
      socket: await switchboard.connect(customerToken),
    };
    return { ana, chat, cleo };
  }

  it('stands in the sequence of what is said: who joined, who passed it on to whom, that it waits again, that it is closed', async () => {
    const { ana, chat, cleo } = await servedChat();
    const bo = await switchboard.agentOnline({ name: 'Bo' });
    await ana.api.post(`/chats/${chat.id}/transfer`, { agentId: bo.id, note: 'She shouts' });
    await bo.socket.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'Bo here' });
    await ana.api.put('/agents/me/status', { status: 'away' });
    await bo.api.post(`/chats/${chat.id}/transfer`, {});
    await ana.api.put('/agents/me/status', { status: 'online' });
    await ana.socket.heard('chat.assigned', ({ chat: { lastSeq } }) => lastSeq > 2);
    await ana.api.post(`/chats/${chat.id}/close`, { resolution: 'resolved' });
    await cleo.socket.heard('chat.closed');
    const messages = await transcript(ana, chat.id);
    expect(told(messages)).toEqual([
      [1, 'customer', 'Hello'],
      [2, 'system', 'Ana joined the chat'],
      [3, 'system', 'Ana passed the chat on to Bo'],
      [4, 'agent', 'Bo here'],
      [5, 'system', 'Bo passed the chat on; it waits for another agent'],
      [6, 'system', 'Ana joined the chat'],
      [7, 'system', 'Ana closed the chat'],
    ]);
    expect(messages.map(({ notice }) => notice?.type)).toEqual([
      undefined,
      'assigned',
      'transferred',
      undefined,
      'requeued',
      'assigned',
      'closed',
    ]);
    expect(messages[2]).toMatchObject({
      sender: { type: 'system', id: null },
      clientMessageId: null,
      notice: { from: { id: ana.id, name: 'Ana' }, agent: { id: bo.id, name: 'Bo' } },
    });
    expect(heard(cleo.socket)).toEqual([3, 4, 5, 6, 7]);
    expect(await transcript(cleo, chat.id)).toEqual(messages);
    expect((await ana.api.get(`/chats/${chat.id}`)).body.lastSeq).toBe(7);
    expect(JSON.stringify(await transcript(cleo, chat.id))).not.toContain('shouts');
  });

  it('is nobody’s word: it answers nobody, is not found by a search, and cannot be taken back', async () => {
    const { ana, chat, cleo } = await servedChat();
    const view = (await ana.api.get(`/chats/${chat.id}`)).body;
    expect(view).toMatchObject({ firstResponseAt: null, lastMessageAt: chat.createdAt, lastSeq: 2 });
    const supervisor = await switchboard.staff('supervisor');
    const row = async () =>
      (await supervisor.api.get('/workload')).body.agents.find(({ agentId }: { agentId: string }) => agentId === ana.id);
    expect(await row()).toMatchObject({ waitingForReply: 1 });
    expect((await supervisor.api.get('/chats?q=joined')).body.data).toEqual([]);
    expect((await supervisor.api.get('/chats?q=hello')).body.data).toMatchObject([{ id: chat.id }]);
    const [, joined] = await transcript(ana, chat.id);
    for (const { api } of [supervisor, ana, cleo]) {
      expect(await api.delete(`/chats/${chat.id}/messages/${joined!.id}`)).toMatchObject({
        status: 403,
        body: { code: 'message.not_yours' },
      });
    }
    expect((await transcript(ana, chat.id))[1]).toEqual(joined);
  });

  it('is caught up with after a reconnect, like everything else', async () => {
    const { ana, chat, cleo } = await servedChat();
    cleo.socket.close();
    await ana.api.post(`/chats/${chat.id}/close`);
    const again = await switchboard.connect(cleo.token);
    const { messages } = await again.ask('chat.join', { chatId: chat.id, afterSeq: 2 });
    expect(told(messages)).toEqual([[3, 'system', 'Ana closed the chat']]);
  });

  it('is warned before it is closed for being quiet: once, and with time left to write', async () => {
    const { ana, chat, cleo } = await servedChat();
    await switchboard.settings({ autoCloseAfterSeconds: 200 });
    const { message: last } = await ana.socket.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'Anything else?' });
    const wait = async (seconds: number) => (switchboard.clock.advance(seconds), switchboard.sweep());
    await wait(130);
    await switchboard.sweep();
    expect(heard(cleo.socket)).toEqual([3]);
    await wait(20);
    await wait(10);
    const { message } = await cleo.socket.heard('message.created', ({ message: { seq } }) => seq === 4);
    expect(message).toMatchObject({ sender: { type: 'system' }, notice: { type: 'closing_soon', closesAt: expect.any(String) } });
    const quietSeconds = (Date.parse((message.notice as { closesAt: string }).closesAt) - Date.parse(last.createdAt)) / 1000;
    expect(quietSeconds).toBeGreaterThanOrEqual(200);
    expect(quietSeconds).toBeLessThan(220);
    await cleo.socket.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'Wait!' });
    await wait(300);
    expect((await ana.api.get(`/chats/${chat.id}`)).body).toMatchObject({ status: 'active', lastSeq: 5 });
    await ana.socket.ask('message.send', { chatId: chat.id, clientMessageId: '2', text: 'Bye' });
    await wait(150);
    await cleo.socket.heard('message.created', ({ message: { seq, notice } }) => seq === 7 && notice?.type === 'closing_soon');
    await wait(51);
    expect(await cleo.socket.heard('chat.closed')).toMatchObject({ chat: { closeReason: 'inactivity', lastSeq: 8 } });
    expect((await transcript(cleo, chat.id)).at(-1)).toMatchObject({ seq: 8, notice: { type: 'closed', reason: 'inactivity' } });
  });

  itInFull('is warned by one node alone when all of them look at once', async () => {
    const { ana, chat } = await servedChat();
    await switchboard.settings({ autoCloseAfterSeconds: 1 });
    await ana.socket.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'Anything else?' });
    switchboard.clock.advance(3_600);
    await Promise.all([switchboard.sweep(), switchboard.sweep(), switchboard.sweep()]);
    expect(told(await transcript(ana, chat.id)).slice(3)).toEqual([[4, 'system', expect.stringContaining('closed soon')]]);
    switchboard.clock.advance(1);
    await Promise.all([switchboard.sweep(), switchboard.sweep(), switchboard.sweep()]);
    expect((await ana.api.get(`/chats/${chat.id}`)).body).toMatchObject({ status: 'closed', lastSeq: 5 });
  });
});

describe('What somebody has not read', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await unlimited();
  });
  afterAll(() => switchboard.stop());

  it('is counted for whoever has the chat: the words of others, not notices, not notes, nothing that was taken back', async () => {
    const ana = await switchboard.agentOnline({ name: 'Ana' });
    const { chat, customerToken } = await switchboard.startChat({ message: 'One' });
    await ana.socket.heard('chat.assigned');
    const cleo = switchboard.as({ token: customerToken });
    const say = (text: string) => cleo.post(`/chats/${chat.id}/messages`, { clientMessageId: text, text });
    await say('Two');
    const { body: third } = await say('Three');
    await ana.api.post(`/chats/${chat.id}/notes`, { text: 'A note' });
    await ana.api.post(`/chats/${chat.id}/messages`, { clientMessageId: '1', text: 'My own' });
    const unread = async (api: typeof cleo) => (await api.get(`/chats/${chat.id}`)).body.unread;
    expect([await unread(ana.api), await unread(cleo)]).toEqual([3, 1]);
    await cleo.delete(`/chats/${chat.id}/messages/${third.id}`);
    expect(await unread(ana.api)).toBe(2);
    await ana.socket.ask('message.read', { chatId: chat.id, seq: 1 });
    expect(await unread(ana.api)).toBe(1);
    expect((await ana.api.get('/chats')).body.data).toMatchObject([{ id: chat.id, unread: 1 }]);
    expect((await ana.socket.ask('chat.join', { chatId: chat.id })).chat.unread).toBe(1);
    expect((await (await switchboard.connect(ana.token)).heard('ready')).chats).toMatchObject([{ id: chat.id, unread: 1 }]);
    expect((await (await switchboard.connect(customerToken)).heard('ready')).chats).toMatchObject([{ id: chat.id, unread: 1 }]);
    const supervisor = await switchboard.staff('supervisor');
    expect((await supervisor.api.get('/chats')).body.data).toMatchObject([{ id: chat.id, unread: 0 }]);
  });
});

describe('A customer who comes back', () => {
  let switchboard: Switchboard;

  beforeEach(async () => {
    switchboard = await unlimited();
  });
  afterEach(() => switchboard.stop());

  it('within a day continues the chat in a new one that links to the old', async () => {
    const { chat, customerToken } = await switchboard.startChat({ message: 'Hello' });
    const cleo = switchboard.as({ token: customerToken });
    expect(chat.previousChatId).toBeNull();
    await cleo.post(`/chats/${chat.id}/close`);
    expect((await cleo.post(`/chats/${chat.id}/messages`, { clientMessageId: '1', text: 'One more thing' })).body.code).toBe('chat.closed');
    switchboard.clock.advance(23.9 * 3600);
    const { chat: second } = await switchboard.startChat({ message: 'One more thing' }, cleo);
    expect(second).toMatchObject({ previousChatId: chat.id, status: 'queued', customer: { id: chat.customer.id } });
    await cleo.post(`/chats/${second.id}/close`);
    const { chat: third } = await switchboard.startChat({ message: 'And another' }, cleo);
    expect(third.previousChatId).toBe(second.id);
  });

  it('later, or as somebody else, begins anew', async () => {
    const { chat, customerToken } = await switchboard.startChat({ customer: { name: 'Cleo', email: 'cleo@example.com' } });
    const cleo = switchboard.as({ token: customerToken });
    await cleo.post(`/chats/${chat.id}/close`);
    const stranger = await switchboard.startChat({ customer: { name: 'Cleo', email: 'cleo@example.com' } });
    expect(stranger.chat.previousChatId).toBeNull();
    switchboard.clock.advance(24 * 3600 + 1);
    expect((await switchboard.startChat({}, cleo)).chat.previousChatId).toBeNull();
  });
});
