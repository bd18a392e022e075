import { type Agent, servedBy, unlimited } from '../kit/cast';
import { type Connected, eventually } from '../kit/client';
import { Switchboard } from '../kit/switchboard';

const NAMES_OF_WORDS = ['message.created', 'typing', 'message.read', 'note.created', 'message.deleted'] as const;

describe('A supervisor who watches a chat', () => {
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
  // Leases are renewed by sweeps, which nothing but a test runs here.
  afterEach(() => switchboard.sweep());

  const watches = (chatId: string, visible?: boolean, by = sue.socket) => by.ask('chat.watch', { chatId, watch: true, visible });
  const unwatches = (chatId: string, by = sue.socket) => by.ask('chat.watch', { chatId, watch: false });
  const toldTo = ({ socket }: Agent, chatId: string) => socket.all('chat.watchers').filter((told) => told.chatId === chatId);
  const namesToldTo = (agent: Agent, chatId: string) => toldTo(agent, chatId).map(({ watchers }) => watchers.map(({ name }) => name));
  const isTold = (agent: Agent, chatId: string, names: string[], times = 1) =>
    eventually(
      async () => {
        const told = namesToldTo(agent, chatId).filter((each) => JSON.stringify(each) === JSON.stringify(names));
        return told.length >= times;
      },
      `${times} × ${names.join() || 'nobody'}`,
    );

  let said = 0;
  /** Everything that staff in a chat can hear happens. @returns what the socket heard of it */
  async function heardBy(socket: Connected, chatId: string, cleo: Connected): Promise<string[]> {
    const from = socket.log.length;
    const { message } = await cleo.ask('message.send', { chatId, clientMessageId: `m${said++}`, text: 'My number is 4711' });
    await cleo.ask('typing', { chatId, typing: true });
    await cleo.ask('message.read', { chatId, seq: message.seq });
    await ana.api.post(`/chats/${chatId}/notes`, { text: 'Is upset' });
    await sue.api.delete(`/chats/${chatId}/messages/${message.id}`);
    await ana.socket.heard('message.deleted', ({ messageId }) => messageId === message.id);
    await socket.ask('activity', {});
    const heard = new Set(socket.log.slice(from).map(({ name }) => name));
    return NAMES_OF_WORDS.filter((name) => heard.has(name));
  }

  it('hears it all without being in it, and no more once it stops', async () => {
    const { chatId, token } = await servedBy(ana, switchboard);
    const cleo = await switchboard.connect(token);
    expect(await heardBy(sue.socket, chatId, cleo)).toEqual([]);
    const begun = await watches(chatId);
    expect(begun).toMatchObject({ chat: { id: chatId, agentId: ana.id }, watchers: [{ id: sue.id, name: 'Sue' }] });
    expect(await heardBy(sue.socket, chatId, cleo)).toEqual(NAMES_OF_WORDS);
    expect((await unwatches(chatId)).watchers).toEqual([]);
    expect(await heardBy(sue.socket, chatId, cleo)).toEqual([]);
    expect((await sue.api.get(`/chats/${chatId}`)).body).toMatchObject({ agentId: ana.id, status: 'active' });
  });

  it('and who joined it as well hears it until it has left both ways', async () => {
    const { chatId, token } = await servedBy(ana, switchboard);
    const cleo = await switchboard.connect(token);
    for (const [first, second] of [
      [() => sue.socket.ask('chat.leave', { chatId }), () => unwatches(chatId)],
      [() => unwatches(chatId), () => sue.socket.ask('chat.leave', { chatId })],
    ] as const) {
      await sue.socket.ask('chat.join', { chatId });
      await watches(chatId);
      await first();
      expect(await heardBy(sue.socket, chatId, cleo)).toEqual(NAMES_OF_WORDS);
      await second();
      expect(await heardBy(sue.socket, chatId, cleo)).toEqual([]);
    }
  });

  it('is told to its agent, once for all of her sockets, and so is her end', async () => {
    const { chatId } = await servedBy(ana, switchboard);
    const another = await switchboard.connect(sue.token);
    await watches(chatId);
    await isTold(ana, chatId, ['Sue']);
    await watches(chatId);
    await watches(chatId, true, another);
    await unwatches(chatId);
    await isTold(ana, chatId, ['Sue'], 3);
    another.close();
    await isTold(ana, chatId, []);
    // The same may be told again, but nothing in between.
    const changes = namesToldTo(ana, chatId).filter((names, i, all) => names.join() !== all[i - 1]?.join());
    expect(changes).toEqual([['Sue'], []]);
    expect(toldTo(bo, chatId)).toEqual([]);
  });

  it('is told to nobody where she, or the setting, says so; and may show herself', async () => {
    const { chatId } = await servedBy(ana, switchboard);
    expect((await watches(chatId, false)).watchers).toEqual([]);
    await unwatches(chatId);
    await switchboard.settings({ agentSeesWatchers: false });
    await watches(chatId);
    await ana.socket.ask('activity', {});
    expect(toldTo(ana, chatId)).toEqual([]);
    expect(JSON.stringify((await ana.api.get(`/chats/${chatId}/history`)).body)).not.toContain(sue.id);
    await watches(chatId, true);
    await isTold(ana, chatId, ['Sue']);
    await watches(chatId, false);
    await isTold(ana, chatId, []);
    await switchboard.settings({ agentSeesWatchers: true });
    await unwatches(chatId);
  });

  it('is told to whoever gets the chat, and to an agent who comes back', async () => {
    const waiting = await switchboard.startChat({ skills: [{ name: 'rare' }] }, await withSkill());
    const chatId = waiting.chat.id;
    await watches(chatId);
    await bo.socket.ask('chat.claim', { chatId });
    await isTold(bo, chatId, ['Sue']);
    await bo.api.post(`/chats/${chatId}/transfer`, { agentId: ana.id });
    await isTold(ana, chatId, ['Sue']);
    const back = await switchboard.connect(ana.token);
    await back.heard('chat.watchers', (told) => told.chatId === chatId);
    expect(back.log[0]!.name).toBe('ready');
    await sue.api.post(`/chats/${chatId}/close`);
  });

  async function withSkill() {
    await (await switchboard.admin()).api.post('/skills', { name: 'rare' });
    return sue.api;
  }

  it('has to be one: agents and customers are refused, and an absent or closed chat cannot be watched', async () => {
    const { chatId, token, cleo } = await servedBy(ana, switchboard);
    for (const by of [ana.socket, bo.socket, await switchboard.connect(token)])
      expect((await by.emit('chat.watch', { chatId, watch: true })).error).toMatchObject({ status: 403, code: 'auth.forbidden' });
    const nowhere = await sue.socket.emit('chat.watch', { chatId: sue.id, watch: true });
    expect(nowhere.error).toMatchObject({ status: 404, code: 'chat.not_found' });
    await cleo.post(`/chats/${chatId}/close`);
    const closed = await sue.socket.emit('chat.watch', { chatId, watch: true });
    expect(closed.error).toMatchObject({ status: 409, code: 'chat.closed' });
  });

  it('watches twenty at a time by one socket', async () => {
    await switchboard.settings({ maxConcurrentChats: 1000 });
    const many = await switchboard.connect(sue.token);
    const chats = await Promise.all(Array.from({ length: 21 }, () => switchboard.startChat()));
    const acks = await Promise.all(chats.map(({ chat }) => many.emit('chat.watch', { chatId: chat.id, watch: true })));
    expect(acks.filter(({ ok }) => !ok).map(({ error }) => error.code)).toEqual(['watch.too_many']);
    await Promise.all(chats.map(({ chat }) => sue.api.post(`/chats/${chat.id}/close`)));
    await switchboard.sweep();
    const { chatId } = await servedBy(ana, switchboard);
    expect((await many.emit('chat.watch', { chatId, watch: true })).ok).toBe(true);
    many.close();
  });

  it('no longer does when her role is lowered', async () => {
    const max = await switchboard.staff('supervisor', { name: 'Max' });
    const socket = await switchboard.connect(max.token);
    const { chatId, token } = await servedBy(ana, switchboard);
    await watches(chatId, true, socket);
    await isTold(ana, chatId, ['Max']);
    await (await switchboard.admin()).api.patch(`/users/${max.id}`, { role: 'agent' });
    await socket.closed();
    await isTold(ana, chatId, []);
    const again = await switchboard.connect(
      (await switchboard.visitor.post('/auth/login', { email: max.email, password: 'a-good-password' })).body.accessToken,
    );
    expect(await heardBy(again, chatId, await switchboard.connect(token))).toEqual([]);
    await again.ask('status.set', { status: 'offline' });
  });

  it('at another node that dies is forgotten, and is told again when it was only slow', async () => {
    const there = await Switchboard.start({ databaseUrl: switchboard.databaseUrl });
    try {
      const { chatId } = await servedBy(ana, switchboard);
      const far = await there.connect(sue.token);
      await watches(chatId, true, far);
      const back = await switchboard.connect(ana.token);
      const knows = (names: string[]) =>
        eventually(
          async () => {
            const last = back.all('chat.watchers').findLast((told) => told.chatId === chatId);
            return JSON.stringify(last?.watchers.map(({ name }) => name)) === JSON.stringify(names);
          },
          `the agent to know of ${names.join() || 'nobody'}`,
        );
      await knows(['Sue']);
      await switchboard.probe.doctor.endLeasesOfNodes();
      await switchboard.sweep();
      await knows([]);
      await there.sweep();
      expect((await unwatches(chatId)).watchers).toEqual([{ id: sue.id, name: 'Sue' }]);
    } finally {
      await there.stop();
    }
  });

  it('is kept for 30 days after its end, and for good in the log', async () => {
    const { chatId } = await servedBy(ana, switchboard);
    await watches(chatId);
    await unwatches(chatId);
    switchboard.clock.advance(29 * 86_400);
    await switchboard.sweep();
    expect(await switchboard.probe.watchesOf(chatId)).toBe(1);
    switchboard.clock.advance(2 * 86_400);
    await switchboard.sweep();
    expect(await switchboard.probe.watchesOf(chatId)).toBe(0);
    const logged = await switchboard.probe.events({ of: chatId, types: /Chat(W|Unw)atched/ });
    expect(logged.map(({ data }) => data)).toEqual([
      expect.objectContaining({ userId: sue.id }),
      expect.objectContaining({ userId: sue.id }),
    ]);
  });
});
