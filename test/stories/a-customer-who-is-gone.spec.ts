import { type Connected, eventually } from '../kit/client';
import { servedBy, unlimited } from '../kit/cast';
import { type StartedChat, Switchboard } from '../kit/switchboard';

describe('A customer who is gone', () => {
  let here: Switchboard;
  let there: Switchboard;

  beforeAll(async () => {
    here = await unlimited({ maxConcurrentChats: 1000 });
    there = await Switchboard.start({ databaseUrl: here.databaseUrl });
  });
  afterAll(async () => {
    await there.stop();
    await here.stop();
  });

  const chatAt = async (node: Switchboard, id: string) => (await node.as(await here.admin()).get(`/chats/${id}`)).body;
  const isOnline = (id: string, online: boolean) =>
    eventually(async () => (await chatAt(here, id)).customer.online === online, `online: ${online}`);
  /** Both nodes live through this time, and look. */
  const pass = async (seconds: number): Promise<void> => {
    for (const node of [here, there]) node.clock.advance(seconds);
    for (const node of [here, there]) await node.sweep();
  };
  const waits = async (node = here): Promise<StartedChat & { socket: Connected }> => {
    const started = await here.startChat();
    const socket = await node.connect(started.customerToken);
    await isOnline(started.chat.id, true);
    return { ...started, socket };
  };
  const leaves = async (socket: Connected): Promise<void> => {
    const before = await visits();
    socket.close();
    await eventually(async () => (await visits()) < before, 'the end to be written down');
  };
  const expectAbout = (time: string, expected: Date) => expect(Math.abs(Date.parse(time) - expected.getTime())).toBeLessThan(1_000);
  const visits = () => here.probe.visits();

  it('is told to staff in the chat, and a page that loads again to nobody', async () => {
    const ana = await here.agentOnline({ name: 'Ana' });
    const bo = await here.staff('supervisor', { name: 'Bo' });
    const [looking, elsewhere] = [await here.connect(bo.token), await here.connect(bo.token)];
    const { chatId, token } = await servedBy(ana, here);
    await looking.ask('chat.join', { chatId });
    const first = await here.connect(token);
    const came = await ana.socket.heard('customer.presence', (heard) => heard.chatId === chatId);
    expect(came).toEqual({ chatId, online: true, lastSeenAt: (await chatAt(here, chatId)).customer.lastSeenAt });
    expectAbout(came.lastSeenAt, here.clock.now());
    await looking.heard('customer.presence', (heard) => heard.chatId === chatId);

    await leaves(first);
    const gap = await visits();
    await pass(2);
    const again = await here.connect(token);
    await eventually(async () => (await visits()) > gap);
    await pass(60);
    await leaves(again);
    const left = here.clock.now();
    await pass(6);
    const gone = await ana.socket.heard('customer.presence', (heard) => heard.chatId === chatId && !heard.online);
    expect(ana.socket.all('customer.presence').filter((heard) => heard.chatId === chatId)).toEqual([came, gone]);
    expectAbout(gone.lastSeenAt, left);
    expect([...elsewhere.all('customer.presence'), ...again.all('customer.presence')]).toEqual([]);
    await pass(200);
    expect(await chatAt(here, chatId)).toMatchObject({ status: 'active' });
    await here.as(await here.admin()).post(`/chats/${chatId}/close`);
    ana.socket.close();
  });

  /** Time goes on by itself, too: a slow machine needs some of it between two steps. */
  it('while waiting: the chat is closed as abandoned in time, and not before', async () => {
    const { chat, socket } = await waits();
    expect((await here.startChat()).chat.customer).toMatchObject({ online: false, lastSeenAt: null });
    await leaves(socket);
    const left = here.clock.now();
    await pass(6);
    const { customer } = await chatAt(here, chat.id);
    expect(customer.online).toBe(false);
    expectAbout(customer.lastSeenAt, left);
    await pass(160);
    expect(await chatAt(here, chat.id)).toMatchObject({ status: 'queued' });
    await pass(15);
    expect(await chatAt(here, chat.id)).toMatchObject({ status: 'closed', closeReason: 'abandoned' });
  });

  it('comes back within ten minutes of that: a new chat with the age of the old one; later, with its own', async () => {
    const [soon, late] = [await waits(), await waits()];
    for (const { socket } of [soon, late]) await leaves(socket);
    await pass(181);
    await pass(599);
    const again = await here.startChat({}, here.as({ token: soon.customerToken }));
    expect(again.chat).toMatchObject({ queuedAt: soon.chat.queuedAt, previousChatId: soon.chat.id, status: 'queued' });
    await pass(2);
    const anew = await here.startChat({}, here.as({ token: late.customerToken }));
    expect(anew.chat.queuedAt).toBe(anew.chat.createdAt);
    expect(again.queue.position).toBeLessThan(anew.queue.position);
  });

  it('gave up the chat itself: the next one has no age', async () => {
    const { chat, socket, customerToken } = await waits();
    await socket.ask('chat.close', { chatId: chat.id });
    await pass(1);
    const next = await here.startChat({}, here.as({ token: customerToken }));
    expect(next.chat.queuedAt).toBe(next.chat.createdAt);
  });

  it('never had a socket, or none since this chat began: is not concerned', async () => {
    const never = await here.startChat();
    const before = await waits();
    await before.socket.ask('chat.close', { chatId: before.chat.id });
    await leaves(before.socket);
    await pass(6);
    const next = await here.startChat({}, here.as({ token: before.customerToken }));
    await pass(1000);
    for (const { chat } of [never, next]) expect(await chatAt(here, chat.id)).toMatchObject({ status: 'queued' });
  });

  it('has two tabs, at two nodes: is there until the last one is closed', async () => {
    const { chat, socket, customerToken } = await waits();
    const other = await there.connect(customerToken);
    await eventually(async () => (await here.probe.visits(chat.customer.id)) === 2);
    await leaves(socket);
    await pass(200);
    expect(await chatAt(here, chat.id)).toMatchObject({ status: 'queued', customer: { online: true } });
    await leaves(other);
    await pass(181);
    expect(await chatAt(here, chat.id)).toMatchObject({ status: 'closed', closeReason: 'abandoned' });
  });

  /** What time does to the lease of a node that says nothing any more. */
  const nodesFallSilent = async (): Promise<void> => {
    await here.probe.doctor.endLeases(-1);
    await here.sweep();
    for (const node of [here, there]) node.clock.advance(6);
    await here.sweep();
  };

  it('was at a node that died: another one notices, and gives the chat up in time', async () => {
    const { chat, socket } = await waits(there);
    await nodesFallSilent();
    expect((await chatAt(here, chat.id)).customer.online).toBe(false);
    for (const node of [here, there]) node.clock.advance(180);
    await here.sweep();
    expect(await chatAt(here, chat.id)).toMatchObject({ status: 'closed', closeReason: 'abandoned' });
    socket.close();
  });

  it('was at a node that only slept: it is there again when that wakes', async () => {
    const { chat } = await waits(there);
    await nodesFallSilent();
    expect((await chatAt(here, chat.id)).customer.online).toBe(false);
    await there.sweep();
    await pass(181);
    expect(await chatAt(here, chat.id)).toMatchObject({ status: 'queued', customer: { online: true } });
  });

  it('is left alone when the setting says never', async () => {
    await here.settings({ abandonAfterDisconnectSeconds: 0, maxConcurrentChats: 0 });
    const { chat, socket } = await waits();
    await leaves(socket);
    here.clock.advance(100_000);
    for (const _ of ['it is seen to be gone', 'and what follows']) await here.sweep();
    expect(await chatAt(here, chat.id)).toMatchObject({ status: 'queued', customer: { online: false } });
    await here.settings({ abandonAfterDisconnectSeconds: 180 });
    await here.sweep();
    expect(await chatAt(here, chat.id)).toMatchObject({ status: 'closed', closeReason: 'abandoned' });
  });
});
