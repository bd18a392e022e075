import { type Agent, servedBy, unlimited } from '../kit/cast';
import { type Connected, eventually } from '../kit/client';
import { fewestStatements } from '../kit/statements';
import type { Switchboard } from '../kit/switchboard';

describe('A chat that its agent marks unread', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let ben: Agent;

  beforeAll(async () => {
    switchboard = await unlimited();
    ana = await switchboard.agentOnline({ name: 'Ana' });
    ben = await switchboard.agentOnline({ name: 'Ben' });
    await ben.socket.ask('status.set', { status: 'busy' });
    await (await switchboard.admin()).api.post('/skills', { name: 'seldom', public: true });
  });
  afterAll(() => switchboard.stop());

  const read = async (chatId: string) => {
    const { lastSeq } = (await ana.api.get(`/chats/${chatId}`)).body as { lastSeq: number };
    await ana.socket.ask('message.read', { chatId, seq: lastSeq });
  };
  const mark = (chatId: string, by = ana) => by.api.put(`/chats/${chatId}/unread`, {});
  const isMarked = async (chatId: string, by = ana): Promise<boolean> => {
    const [{ body: one }, { body: list }, joined] = [
      await by.api.get(`/chats/${chatId}`),
      await by.api.get('/chats?limit=100'),
      await by.socket.ask('chat.join', { chatId }),
    ];
    const listed = list.data.find(({ id }: { id: string }) => id === chatId);
    expect([listed.markedUnread, joined.chat.markedUnread]).toEqual([one.markedUnread, one.markedUnread]);
    return one.markedUnread;
  };

  it('stays so on every device until it is read there or here, and what was read stays read', async () => {
    const { chatId, cleo } = await servedBy(ana, switchboard);
    await read(chatId);
    expect(await isMarked(chatId)).toBe(false);
    const another = await switchboard.connect(ana.token);
    const answer = await mark(chatId);
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ id: chatId, markedUnread: true, unread: 0 })]);
    for (const socket of [ana.socket, another])
      await socket.heard('chat.unread_changed', (told) => told.chatId === chatId && told.markedUnread);
    const later = await switchboard.connect(ana.token);
    const { chats } = await later.heard('ready');
    expect(chats.find(({ id }) => id === chatId)).toMatchObject({ markedUnread: true });
    const { readUpTo, markedUnread } = (await cleo.get(`/chats/${chatId}`)).body;
    expect([readUpTo[ana.id], markedUnread]).toEqual([1, false]);
    await another.ask('message.read', { chatId, seq: 1 });
    await ana.socket.heard('chat.unread_changed', (told) => told.chatId === chatId && !told.markedUnread);
    expect(await isMarked(chatId)).toBe(false);
    for (const socket of [another, later]) socket.close();
  });

  it('is so no more once it is answered, but stays so while its customer writes', async () => {
    const { chatId, cleo } = await servedBy(ana, switchboard);
    await mark(chatId);
    await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: '1', text: 'Hello?' });
    expect(await isMarked(chatId)).toBe(true);
    await ana.socket.ask('message.send', { chatId, clientMessageId: '1', text: 'Here I am' });
    expect(await isMarked(chatId)).toBe(false);
    await mark(chatId);
    expect(await isMarked(chatId)).toBe(true);
  });

  it('is so for the agent who has it alone, and not when it comes back', async () => {
    const { chatId } = await servedBy(ana, switchboard);
    await mark(chatId);
    await ben.socket.ask('status.set', { status: 'online' });
    await ana.api.post(`/chats/${chatId}/transfer`, { agentId: ben.id });
    expect([await isMarked(chatId), await isMarked(chatId, ben)]).toEqual([false, false]);
    await ben.api.post(`/chats/${chatId}/transfer`, { agentId: ana.id });
    expect(await isMarked(chatId)).toBe(false);
    await ben.socket.ask('status.set', { status: 'busy' });
  });

  it('is refused to all but its agent, and while nobody has it or it is over', async () => {
    const { chatId, cleo } = await servedBy(ana, switchboard);
    const sue = await switchboard.staff('supervisor', { name: 'Sue' });
    const bo = await switchboard.staff('agent', { name: 'Bo' });
    const codeOf = async (asking: Promise<{ status: number; body: { code: string } }>) => {
      const { status, body } = await asking;
      return [status, body.code];
    };
    expect(await codeOf(sue.api.put(`/chats/${chatId}/unread`, {}))).toEqual([403, 'chat.not_assigned_to_you']);
    expect(await codeOf(bo.api.put(`/chats/${chatId}/unread`, {}))).toEqual([404, 'chat.not_found']);
    expect((await cleo.put(`/chats/${chatId}/unread`, {})).status).toBe(403);
    await ana.api.post(`/chats/${chatId}/close`);
    expect(await codeOf(mark(chatId))).toEqual([409, 'chat.closed']);
    await ana.socket.ask('status.set', { status: 'busy' });
    const { chat } = await switchboard.startChat({ skills: [{ name: 'seldom' }] });
    expect(await codeOf(sue.api.put(`/chats/${chat.id}/unread`, {}))).toEqual([409, 'chat.not_active']);
    expect(await codeOf(mark(chat.id))).toEqual([403, 'chat.not_assigned_to_you']);
    await ana.socket.ask('status.set', { status: 'online' });
  });
});

describe('Who else looks at a waiting chat', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let ben: Agent;

  beforeAll(async () => {
    switchboard = await unlimited();
    [ana, ben] = [await switchboard.agentOnline({ name: 'Ana' }), await switchboard.agentOnline({ name: 'Ben' })];
    for (const { socket } of [ana, ben]) await socket.ask('status.set', { status: 'busy' });
    await (await switchboard.admin()).api.post('/skills', { name: 'rare', public: true });
  });
  afterAll(() => switchboard.stop());

  const waiting = async (): Promise<string> => (await switchboard.startChat({ skills: [{ name: 'rare' }] })).chat.id;
  const looks = (socket: Connected, chatId: string) => socket.ask('chat.join', { chatId });
  const told = (socket: Connected, chatId: string) =>
    socket
      .all('chat.viewers')
      .filter((each) => each.chatId === chatId)
      .map(({ viewers }) =>
        viewers
          .map(({ name }) => name)
          .sort()
          .join(),
      );
  const isTold = (socket: Connected, chatId: string, names: string) =>
    eventually(async () => told(socket, chatId).at(-1) === names, `${names || 'nobody'} to look`);

  it('is told to those who look, once for all of their tabs, until they go', async () => {
    const chatId = await waiting();
    await looks(ana.socket, chatId);
    await isTold(ana.socket, chatId, 'Ana');
    await looks(ben.socket, chatId);
    for (const { socket } of [ana, ben]) await isTold(socket, chatId, 'Ana,Ben');
    const tab = await switchboard.connect(ben.token);
    await looks(tab, chatId);
    await isTold(tab, chatId, 'Ana,Ben');
    await ben.socket.ask('chat.leave', { chatId });
    await ana.socket.ask('activity', {});
    expect(told(ana.socket, chatId)).toEqual(['Ana', 'Ana,Ben']);
    tab.close();
    await isTold(ana.socket, chatId, 'Ana');
    await ana.socket.ask('chat.leave', { chatId });
    await looks(ben.socket, chatId);
    await isTold(ben.socket, chatId, 'Ben');
    expect(told(ana.socket, chatId)).toEqual(['Ana', 'Ana,Ben', 'Ana']);
  });

  it('ends when it waits no longer, and begins when it waits again', async () => {
    const chatId = await waiting();
    const sue = await switchboard.staff('supervisor', { name: 'Sue' });
    const sues = await switchboard.connect(sue.token);
    for (const socket of [ana.socket, sues]) await looks(socket, chatId);
    await isTold(sues, chatId, 'Ana,Sue');
    await ana.socket.ask('chat.claim', { chatId });
    await isTold(sues, chatId, '');
    await looks(sues, chatId);
    await ana.api.post(`/chats/${chatId}/transfer`, {});
    await isTold(sues, chatId, 'Sue');
    await ana.api.post(`/chats/${chatId}/close`);
    await sue.api.post(`/chats/${chatId}/close`);
    await isTold(sues, chatId, '');
  });

  it('is no business of customers, of programs, or of whoever watches unseen', async () => {
    const { chat, customerToken } = await switchboard.startChat({ skills: [{ name: 'rare' }] });
    const chatId = chat.id;
    const cleo = await switchboard.connect(customerToken);
    await looks(cleo, chatId);
    const { key } = (await (await switchboard.admin()).api.post('/api-keys', { name: 'Robot', role: 'agent', sockets: true })).body;
    await looks(await switchboard.connect(key), chatId);
    const sue = await switchboard.connect((await switchboard.staff('supervisor', { name: 'Sue' })).token);
    await sue.ask('chat.watch', { chatId, watch: true, visible: false });
    await looks(ana.socket, chatId);
    await isTold(ana.socket, chatId, 'Ana');
    expect([told(cleo, chatId), told(sue, chatId), told(ana.socket, chatId)]).toEqual([[], [], ['Ana']]);
  });

  it('costs sweeps nothing while nobody looks, and one statement while somebody does', async () => {
    for (const { socket } of [ana, ben]) socket.close();
    const sweeps = () => fewestStatements(/from chats where id = any.*queued/, () => switchboard.sweep());
    await eventually(async () => (await sweeps()) === 0, 'nobody to look');
    const socket = await switchboard.connect(ana.token);
    await looks(socket, await waiting());
    expect(await sweeps()).toBe(1);
  });
});
