import { ChatRooms } from '../../libs/contexts/chats/chat/chat-rooms';
import { type Agent, unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import { Switchboard } from '../kit/switchboard';

/** Tells of the queue, of agents and that their offer is over, not of what is said. */
const OF_THE_FLOOR = ['queue.changed', 'agent.status', 'workload.changed', 'chat.offer_ended'];

describe('Who hears a chat', () => {
  let switchboard: Switchboard;
  let supervisor: Agent;
  let xena: Agent;
  let bo: Agent;

  beforeAll(async () => {
    switchboard = await unlimited({ declineCooldownSeconds: 600 });
    supervisor = await overseer('supervisor');
  });
  afterAll(() => switchboard.stop());
  beforeEach(async () => {
    await switchboard.settings({ offerTimeoutSeconds: 0 });
    [xena, bo] = [await busy('Xena'), await busy('Bo')];
  });
  afterEach(async () => {
    for (const { socket } of [xena, bo]) {
      await socket.ask('status.set', { status: 'away' });
      socket.close();
    }
  });

  async function overseer(role: 'supervisor' | 'admin'): Promise<Agent> {
    const staff = await switchboard.staff(role);
    return { ...staff, socket: await switchboard.connect(staff.token) };
  }
  /** Takes chats by hand, and gets none. */
  async function busy(name: string): Promise<Agent> {
    const agent = await switchboard.agentOnline({ name });
    await agent.socket.ask('status.set', { status: 'busy' });
    return agent;
  }
  async function waiting() {
    const { chat, customerToken } = await switchboard.startChat({ message: 'Hello' });
    await supervisor.socket.ask('chat.join', { chatId: chat.id });
    const cleo = await switchboard.connect(customerToken);
    // That she is there is told by then, so that nobody hears of it later.
    await supervisor.socket.heard('customer.presence', ({ chatId, online }) => chatId === chat.id && online);
    return { chatId: chat.id, cleo, cleosApi: switchboard.as({ token: customerToken }) };
  }
  type Waiting = Awaited<ReturnType<typeof waiting>>;
  const offers = (seconds = 20) => switchboard.settings({ offerTimeoutSeconds: seconds });
  /** To whoever is the only one online. */
  async function offeredTo(agent: Agent): Promise<Waiting> {
    await offers();
    await agent.socket.ask('status.set', { status: 'online' });
    const started = await waiting();
    await agent.socket.heard('chat.offered', ({ chat }) => chat.id === started.chatId);
    await agent.socket.ask('status.set', { status: 'busy' });
    return started;
  }
  async function activeWith(agent: Agent): Promise<Waiting> {
    for (const { socket } of [xena, bo]) await socket.ask('status.set', { status: 'busy' });
    const started = await waiting();
    await agent.socket.ask('chat.claim', { chatId: started.chatId });
    return started;
  }

  /** Everything that can be heard in a chat happens, and is heard by who oversees it; @returns what the other heard of it. */
  async function heardBy(agent: Agent, { chatId, cleo }: Waiting): Promise<string[]> {
    await supervisor.socket.ask('chat.join', { chatId });
    const from = agent.socket.log.length;
    const { message } = await cleo.ask('message.send', { chatId, clientMessageId: `m${from}`, text: 'My number is 4711' });
    await cleo.ask('typing', { chatId, typing: true });
    await cleo.ask('message.read', { chatId, seq: 1 });
    await supervisor.api.post(`/chats/${chatId}/notes`, { text: 'Is upset' });
    await supervisor.api.put(`/chats/${chatId}/tags`, { tags: [`tag ${from}`] });
    await supervisor.api.delete(`/chats/${chatId}/messages/${message.id}`);
    const ofThis = (payload: { chatId?: string }) => payload.chatId === chatId;
    for (const name of ['typing', 'message.read', 'note.created', 'message.deleted'] as const) await supervisor.socket.heard(name, ofThis);
    await agent.socket.ask('activity', {});
    return agent.socket.log
      .slice(from)
      .filter(({ name, payload }) => !OF_THE_FLOOR.includes(name) && JSON.stringify(payload).includes(chatId))
      .map(({ name }) => name);
  }
  const joins = (agent: Agent, { chatId }: Waiting) => agent.socket.ask('chat.join', { chatId });
  const sees = async (agent: Agent, { chatId }: Waiting) => (await agent.api.get(`/chats/${chatId}`)).status;

  it('an agent who joins a chat that waits, for as long as it waits', async () => {
    const chat = await waiting();
    await joins(xena, chat);
    expect(new Set(await heardBy(xena, chat))).toEqual(
      new Set(['message.created', 'typing', 'message.read', 'note.created', 'chat.updated', 'message.deleted']),
    );
  });

  const MOVES: [string, (chat: Waiting) => Promise<unknown>, sees?: number][] = [
    [
      'is offered to another',
      async ({ chatId }) => {
        await offers();
        await bo.socket.ask('status.set', { status: 'online' });
        await bo.socket.heard('chat.offered', ({ chat }) => chat.id === chatId);
      },
    ],
    ['is taken by another', ({ chatId }) => bo.socket.ask('chat.claim', { chatId })],
    ['is given to another', ({ chatId }) => supervisor.api.post(`/chats/${chatId}/assign`, { agentId: bo.id })],
  ];
  it.each(MOVES)('no longer, when one that waits %s', async (_, move) => {
    const chat = await waiting();
    await joins(xena, chat);
    await move(chat);
    expect(await sees(xena, chat)).toBe(404);
    expect(await heardBy(xena, chat)).toEqual([]);
  });

  it('nor of its end, when it is closed while it waits', async () => {
    const { chatId, cleosApi, ...chat } = await waiting();
    await joins(xena, { chatId, cleosApi, ...chat });
    const from = xena.socket.log.length;
    await cleosApi.post(`/chats/${chatId}/close`);
    await cleosApi.put(`/chats/${chatId}/rating`, { score: 1, comment: 'Nobody came' });
    await supervisor.socket.heard('chat.updated', ({ chat: { id, rating } }) => id === chatId && rating !== null);
    await xena.socket.ask('activity', {});
    expect(
      xena.socket.log.slice(from).filter(({ name, payload }) => !OF_THE_FLOOR.includes(name) && JSON.stringify(payload).includes(chatId)),
    ).toEqual([]);
  });

  const ENDS: [string, (chat: Waiting) => Promise<unknown>][] = [
    ['it declines', ({ chatId }) => xena.socket.ask('chat.decline', { chatId })],
    [
      'it lets pass',
      async ({ chatId }) => {
        switchboard.clock.advance(21);
        await switchboard.sweep();
        await xena.socket.heard('chat.offer_ended', (ended) => ended.chatId === chatId);
      },
    ],
  ];
  it.each(ENDS)('an agent who joined a chat it is offered hears no more of one that %s', async (_, end) => {
    const chat = await offeredTo(xena);
    await joins(xena, chat);
    expect(await heardBy(xena, chat)).toContain('message.created');
    await end(chat);
    expect(await heardBy(xena, chat)).toEqual([]);
  });

  it('nor of one that its agent asked it to take, and that it declines or that goes to another meanwhile', async () => {
    await switchboard.settings({ offerTimeoutSeconds: 20 });
    const ana = await busy('Ana');
    for (const end of [
      ({ chatId }: Waiting) => xena.socket.ask('chat.decline', { chatId }),
      ({ chatId }: Waiting) => ana.socket.ask('chat.transfer', { chatId, agentId: bo.id }),
    ]) {
      const chat = await activeWith(ana);
      for (const { socket } of [xena, bo]) await socket.ask('status.set', { status: 'online' });
      await ana.socket.ask('chat.transfer', { chatId: chat.chatId, agentId: xena.id, ask: true });
      await joins(xena, chat);
      expect(await heardBy(xena, chat)).toContain('note.created');
      await end(chat);
      expect(await sees(xena, chat)).toBe(404);
      expect(await heardBy(xena, chat)).toEqual([]);
    }
    await ana.socket.ask('status.set', { status: 'away' });
    ana.socket.close();
  });

  it('nor an agent of one that it passed on, to another or to the queue, however often it had joined', async () => {
    for (const to of [{ agentId: bo.id }, {}]) {
      const chat = await activeWith(xena);
      await joins(xena, chat);
      await bo.socket.ask('status.set', { status: 'online' });
      await xena.socket.ask('chat.transfer', { chatId: chat.chatId, ...to });
      await xena.socket.heard('chat.transferred', (moved) => moved.chat.id === chat.chatId);
      await bo.socket.heard('message.created', ({ message }) => message.chatId === chat.chatId && message.notice?.type !== 'closed');
      expect(await heardBy(xena, chat)).toEqual([]);
    }
  });

  it.each([
    ['a lower role', { role: 'agent' }],
    ['deactivation', { active: false }],
  ])('nor a supervisor after %s: its socket is cut', async (_, change) => {
    const former = await overseer('supervisor');
    const chat = await activeWith(bo);
    await joins(former, chat);
    await (await switchboard.admin()).api.patch(`/users/${former.id}`, change);
    await former.socket.closed();
    const from = former.socket.log.length;
    await chat.cleo.ask('message.send', { chatId: chat.chatId, clientMessageId: 'm', text: 'My number is 4711' });
    await bo.socket.heard('message.created', ({ message }) => message.clientMessageId === 'm' && message.chatId === chat.chatId);
    expect(former.socket.log.slice(from)).toEqual([]);
  });

  it('nor an agent who comes in at the moment at which the chat goes to another', async () => {
    const chat = await waiting();
    const chatRooms = switchboard.app.get(ChatRooms, { strict: false });
    const enter = chatRooms.enter.bind(chatRooms);
    chatRooms.enter = async (...entering) => {
      delete (chatRooms as Partial<ChatRooms>).enter;
      await bo.socket.ask('chat.claim', { chatId: chat.chatId });
      await bo.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.chatId);
      await enter(...entering);
    };
    expect((await xena.socket.emit('chat.join', { chatId: chat.chatId })).error.code).toBe('chat.not_found');
    expect(await heardBy(xena, chat)).toEqual([]);
  });

  it('and nobody hears of an agent who looks at a chat without having it, or of typing in one that is closed', async () => {
    const relays = async (by: Connected, { chatId }: Waiting) => {
      const [typed, read] = [await by.emit('typing', { chatId, typing: true }), await by.emit('message.read', { chatId, seq: 1 })];
      return [typed.error?.code ?? 'relayed', read.error?.code ?? 'relayed'];
    };
    const NOT_YOURS = Array(2).fill('chat.not_assigned_to_you');
    const chat = await waiting();
    await joins(xena, chat);
    expect(await relays(xena.socket, chat)).toEqual(NOT_YOURS);
    await bo.socket.ask('chat.claim', { chatId: chat.chatId });
    expect(await relays(xena.socket, chat)).toEqual(['chat.not_found', 'chat.not_found']);
    expect(await relays(bo.socket, chat)).toEqual(['relayed', 'relayed']);
    expect(await relays(supervisor.socket, chat)).toEqual(['relayed', 'relayed']);
    await xena.socket.ask('status.set', { status: 'online' });
    await bo.socket.ask('chat.transfer', { chatId: chat.chatId, agentId: xena.id });
    expect(await relays(bo.socket, chat)).toEqual(NOT_YOURS);
    expect((await bo.socket.ask('chat.join', { chatId: chat.chatId })).messages).not.toEqual([]);
    await xena.socket.ask('chat.close', { chatId: chat.chatId });
    expect(await relays(bo.socket, chat)).toEqual(NOT_YOURS);
    for (const who of [xena.socket, chat.cleo]) expect(await relays(who, chat)).toEqual(['chat.closed', 'relayed']);

    const offered = await offeredTo(xena);
    expect(await relays(xena.socket, offered)).toEqual(NOT_YOURS);
    expect((await offered.cleosApi.get(`/chats/${offered.chatId}`)).body.readUpTo).toEqual({});
    expect(offered.cleo.all('typing')).toEqual([]);
    expect(new Set(chat.cleo.all('typing').map(({ senderId }) => senderId))).toEqual(new Set([bo.id, supervisor.id]));
  });

  it('nor at a node that was not told, within its next sweep', async () => {
    const there = await Switchboard.start({ databaseUrl: switchboard.databaseUrl });
    try {
      const far = await there.connect(xena.token);
      const chat = await waiting();
      await far.ask('chat.join', { chatId: chat.chatId });
      await bo.socket.ask('chat.claim', { chatId: chat.chatId });
      await there.sweep();
      const from = far.log.length;
      await there.as(bo).post(`/chats/${chat.chatId}/messages`, { clientMessageId: 'm', text: 'For Cleo' });
      await there.as(bo).post(`/chats/${chat.chatId}/notes`, { text: 'Is upset' });
      await far.ask('activity', {});
      expect(far.log.slice(from).filter(({ name }) => ['message.created', 'note.created'].includes(name))).toEqual([]);
    } finally {
      await there.stop();
    }
  });
});
