import { randomUUID } from 'node:crypto';
import { type ClientOptions, customerToken, inMemory, type MessageView, ProblemError, StaffLogin, SwitchboardClient } from '#client';
import { Sockets } from '#platform';
import { type Connected, eventually, saidByPeople } from '../kit/client';
import { PASSWORD, type Staff, Switchboard } from '../kit/switchboard';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe('The client', () => {
  let switchboard: Switchboard;
  let ana: Staff & { socket: Connected };
  let clients: SwitchboardClient[];

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    await switchboard.settings({ maxLoginsPerMinute: 0, maxNewChatsPerMinute: 0, maxConcurrentChats: 1000 });
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  beforeEach(() => (clients = []));
  afterEach(() => clients.forEach((client) => client.close()));
  afterAll(() => switchboard.stop());

  const QUICK = { pace: { firstMs: 20, longestMs: 100 }, answerWithinSeconds: 1 };
  function client(options: Pick<ClientOptions, 'credentials'> & Partial<ClientOptions>) {
    const made = new SwitchboardClient({ url: switchboard.url, ...QUICK, ...options });
    clients.push(made);
    const heard: MessageView[] = [];
    const deleted: number[] = [];
    made.onMessage((message) => void (message.sender.type !== 'system' && heard.push(message)));
    made.onDeleted(({ seq }) => deleted.push(seq));
    return Object.assign(made, { heard, deleted });
  }
  const becomes = (who: SwitchboardClient, status: string) => eventually(async () => who.state.getSnapshot().status === status, `a client to be ${status}`);
  const seqs = (messages: { seq: number }[]) => messages.map(({ seq }) => seq);
  const signIn = (who: Staff, more: object = {}) => StaffLogin.signIn({ url: switchboard.url, email: who.email, password: PASSWORD, ...more });

  const startChat = async (request: Record<string, unknown> = {}) => {
    const started = await switchboard.startChat(request);
    await ana.socket.heard('chat.assigned', ({ chat }) => chat.id === started.chat.id);
    return started;
  };
  /** A chat of Cleo with Ana, Cleo at the client. */
  async function conversation(request: Record<string, unknown> = {}) {
    const { chat, customerToken: token } = await startChat(request);
    const cleo = client({ credentials: customerToken(token) });
    cleo.connect();
    await becomes(cleo, 'online');
    return { chatId: chat.id as string, token: token as string, cleo, talk: cleo.conversation(chat.id) };
  }
  const say = async (by: Staff | { token: string }, chatId: string, text: string): Promise<MessageView> => {
    const { status, body } = await switchboard.as(by).post(`/chats/${chatId}/messages`, { clientMessageId: randomUUID(), text });
    expect(status).toBe(201);
    return body;
  };
  const snapshot = (talk: ReturnType<SwitchboardClient['conversation']>) => talk.getSnapshot();

  it('knows its chats from the greeting, and follows them without being asked', async () => {
    const { chat, customerToken: token } = await startChat({ message: 'Hello' });
    await say(ana, chat.id, 'Good day');
    const cleo = client({ credentials: customerToken(token) });
    cleo.connect();
    await eventually(async () => cleo.heard.length === 2);
    expect(cleo.chats.getSnapshot()).toMatchObject([{ id: chat.id, status: 'active', agentId: ana.id }]);
    const messages = [{ seq: 1, text: 'Hello' }, { seq: 2, sender: { type: 'system' } }, { seq: 3, text: 'Good day' }];
    expect(snapshot(cleo.conversation(chat.id))).toMatchObject({ status: 'live', unread: 1, messages });
  });

  it('shows what is sent as pending at once, and as a message when it is stored', async () => {
    const { talk, cleo } = await conversation();
    const sent = talk.send('Hello');
    expect(snapshot(talk)).toMatchObject({ pending: [{ text: 'Hello', clientMessageId: sent.clientMessageId }] });
    expect(saidByPeople(snapshot(talk).messages)).toEqual([]);
    await eventually(async () => cleo.heard.length === 1);
    expect(snapshot(talk)).toMatchObject({ pending: [], unread: 0 });
    expect(saidByPeople(snapshot(talk).messages)).toMatchObject([{ seq: 2, text: 'Hello', clientMessageId: sent.clientMessageId }]);
  });

  it('gives the same snapshot until something changed, and says when', async () => {
    const { talk, chatId } = await conversation();
    await eventually(async () => snapshot(talk).status === 'live' && snapshot(talk).chat?.status === 'active');
    const before = snapshot(talk);
    expect(snapshot(talk)).toBe(before);
    let changes = 0;
    const stop = talk.subscribe(() => (changes += 1));
    await say(ana, chatId, 'News');
    await eventually(async () => changes > 0);
    expect(snapshot(talk)).not.toBe(before);
    stop();
  });

  it('keeps the order in which it was told to send', async () => {
    const { talk, cleo } = await conversation();
    for (const n of upTo(15)) talk.send(`${n}`);
    await eventually(async () => cleo.heard.length === 15);
    expect(cleo.heard.map(({ text }) => text)).toEqual(upTo(15).map(String));
    expect(seqs(cleo.heard)).toEqual(upTo(15).map((n) => n + 1));
  });

  it('waits as long as it is asked to when it sends too fast, and loses nothing', async () => {
    await switchboard.settings({ maxMessagesPerSecond: 3 });
    const { talk, cleo } = await conversation();
    for (const n of upTo(5)) talk.send(`${n}`);
    await eventually(async () => cleo.heard.length === 5);
    expect(snapshot(talk).pending).toEqual([]);
    await switchboard.settings({ maxMessagesPerSecond: 20 });
  });

  it('sends after a reload what was written while it was offline', async () => {
    const { chat, customerToken: token } = await switchboard.startChat();
    const storage = inMemory();
    const before = client({ credentials: customerToken(token), storage });
    before.conversation(chat.id).send('one');
    before.conversation(chat.id).send('two');
    before.close();
    const after = client({ credentials: customerToken(token), storage });
    expect(snapshot(after.conversation(chat.id)).pending).toMatchObject([{ text: 'one' }, { text: 'two' }]);
    after.connect();
    await eventually(async () => after.heard.length === 2);
    expect(after.heard.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(snapshot(after.conversation(chat.id)).pending).toEqual([]);
  });

  it('sends nothing twice that was stored before the reload', async () => {
    const { chat, customerToken: token } = await switchboard.startChat();
    const storage = inMemory();
    const before = client({ credentials: customerToken(token), storage });
    const { clientMessageId } = before.conversation(chat.id).send('once');
    before.close();
    await switchboard.as({ token }).post(`/chats/${chat.id}/messages`, { clientMessageId, text: 'once' });
    const after = client({ credentials: customerToken(token), storage });
    after.connect();
    await eventually(async () => after.heard.length === 1 && snapshot(after.conversation(chat.id)).pending.length === 0);
    expect(saidByPeople((await switchboard.as({ token }).get(`/chats/${chat.id}/messages`)).body.data)).toHaveLength(1);
  });

  it('says why a message was refused for good, goes on with the next, and lets go of it', async () => {
    const { talk, cleo } = await conversation();
    const { clientMessageId } = talk.send('x'.repeat(10_001));
    talk.send('shorter');
    await eventually(async () => cleo.heard.length === 1);
    expect(snapshot(talk).pending).toMatchObject([{ clientMessageId, problem: { status: 422, code: 'validation.failed' } }]);
    talk.discard(clientMessageId);
    expect(snapshot(talk).pending).toEqual([]);
  });

  it('shows a message to a closed chat as refused', async () => {
    const { talk, chatId } = await conversation();
    await ana.api.post(`/chats/${chatId}/close`);
    await eventually(async () => snapshot(talk).chat?.status === 'closed');
    talk.send('Too late');
    await eventually(async () => snapshot(talk).pending[0]?.problem !== undefined);
    expect(snapshot(talk).pending[0]).toMatchObject({ text: 'Too late', problem: { code: 'chat.closed' } });
  });

  describe('that was away', () => {
    async function away() {
      const made = await conversation({ message: 'Hello' });
      await say(ana, made.chatId, 'secret');
      await eventually(async () => made.cleo.heard.length === 2);
      return made;
    }
    /** Customers are cut off without a word, as by a bad network. */
    const cutOff = (): void => {
      for (const { data, conn } of switchboard.app.get(Sockets).server!.sockets.sockets.values()) if (data.caller.type === 'customer') conn.close();
    };

    it('comes back by itself, and catches up with what was said meanwhile, in order', async () => {
      const { cleo, chatId } = await away();
      cutOff();
      await say(ana, chatId, 'three');
      await say(ana, chatId, 'four');
      await eventually(async () => cleo.heard.length === 4);
      expect(seqs(cleo.heard)).toEqual([1, 3, 4, 5]);
      await becomes(cleo, 'online');
    });

    it('learns that a message it knew was taken back', async () => {
      const { cleo, chatId, talk } = await away();
      cutOff();
      await ana.api.delete(`/chats/${chatId}/messages/${cleo.heard[1]!.id}`);
      await eventually(async () => cleo.deleted.length === 1);
      expect(cleo.deleted).toEqual([3]);
      expect(snapshot(talk).messages[2]).toMatchObject({ seq: 3, text: null, deletedAt: expect.any(String) });
      expect(snapshot(talk).unread).toBe(0);
    });

    it('learns that its chat was closed', async () => {
      const { cleo, chatId, talk } = await away();
      cutOff();
      await ana.api.post(`/chats/${chatId}/close`);
      await eventually(async () => snapshot(talk).chat?.status === 'closed');
      expect(cleo.chats.getSnapshot()).toEqual([]);
    });

    it('tells what was read meanwhile', async () => {
      const { cleo, talk, chatId } = await away();
      cutOff();
      await eventually(async () => cleo.state.getSnapshot().status !== 'online');
      talk.markRead();
      expect(snapshot(talk).unread).toBe(0);
      const readBy = cleo.heard[0]!.sender.id!;
      await eventually(async () => (await ana.api.get(`/chats/${chatId}`)).body.readUpTo[readBy] === 3);
    });
  });

  it('catches up with more than one page', async () => {
    const { chat, customerToken: token } = await startChat();
    await switchboard.database.query('delete from messages where chat_id = $1', [chat.id]);
    await switchboard.database.query(
      `insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, created_at)
       select $1, n, gen_random_uuid(), n::text, 'customer', $2, 'Cleo', n::text, '[]', now() from generate_series(1, 2500) n`,
      [chat.id, chat.customer.id],
    );
    await switchboard.database.query('update chats set last_seq = 2500 where id = $1', [chat.id]);
    const cleo = client({ credentials: customerToken(token) });
    cleo.connect();
    await eventually(async () => cleo.heard.length === 2500);
    expect(seqs(cleo.heard)).toEqual(upTo(2500));
  });

  it('finds by itself what no event told it', async () => {
    const { chat, customerToken: token } = await startChat({ message: 'Hello' });
    const cleo = client({ credentials: customerToken(token), sweepSeconds: 0.2 });
    cleo.connect();
    await eventually(async () => cleo.heard.length === 1);
    await switchboard.database.query(
      `insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, created_at)
       values ($1, 3, gen_random_uuid(), 'x', 'customer', $2, 'Cleo', 'untold', '[]', now())`,
      [chat.id, chat.customer.id],
    );
    await switchboard.database.query('update chats set last_seq = 3 where id = $1', [chat.id]);
    await eventually(async () => cleo.heard.length === 2);
    expect(cleo.heard[1]!.text).toBe('untold');
  });

  describe('of somebody who works here', () => {
    it('hears the chats that it gets, and lets go of those that go to others', async () => {
      const [ben, eve] = [await switchboard.staff('agent', { name: 'Ben' }), await switchboard.agentOnline({ name: 'Eve' })];
      const desk = client({ credentials: await signIn(ben) });
      desk.connect();
      await becomes(desk, 'online');
      const { chat } = await switchboard.startChat({ message: 'Hello' });
      await (await switchboard.admin()).api.post(`/chats/${chat.id}/transfer`, { agentId: ben.id });
      await eventually(async () => desk.heard.some(({ chatId }) => chatId === chat.id) || desk.chats.getSnapshot().length > 0);
      await eventually(async () => desk.chats.getSnapshot().some(({ id }) => id === chat.id));
      await ben.api.post(`/chats/${chat.id}/transfer`, { agentId: eve.id });
      await eventually(async () => !desk.chats.getSnapshot().some(({ id }) => id === chat.id));
      const before = desk.heard.length;
      await say(eve, chat.id, 'Now with me');
      await say(eve, chat.id, 'Still');
      await eve.socket.heard('message.created', ({ message }) => message.text === 'Still');
      expect(desk.heard.length).toBe(before);
      for (const { id } of [ben, eve]) await (await switchboard.admin()).api.put(`/agents/${id}/status`, { status: 'offline' });
    });

    it('says who types and forgets it in time', async () => {
      const desk = client({ credentials: await signIn(ana) });
      desk.connect();
      await becomes(desk, 'online');
      const { talk, chatId } = await conversation();
      const seen = desk.conversation(chatId);
      await eventually(async () => snapshot(seen).status === 'live');
      talk.typing(true);
      talk.typing(true);
      await eventually(async () => snapshot(seen).typing.length === 1);
      talk.typing(false);
      await eventually(async () => snapshot(seen).typing.length === 0);
    });

    it('does things over the socket and REST, and gets problems as errors', async () => {
      const desk = client({ credentials: await signIn(ana) });
      desk.connect();
      await becomes(desk, 'online');
      const { agent } = await desk.ask('status.set', { status: 'online' });
      expect(agent.id).toBe(ana.id);
      expect(await desk.rest.get('/me')).toMatchObject({ id: ana.id, name: 'Ana' });
      const refused = await desk.ask('chat.claim', { chatId: randomUUID() }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ProblemError);
      expect(refused).toMatchObject({ code: 'chat.not_found', status: 404 });
      const wrong = await desk.rest.post('/chats', { customer: { name: 'Cleo', nonsense: 1 } }).catch((error: unknown) => error);
      expect(wrong).toMatchObject({ status: 422, errors: [{ pointer: expect.stringContaining('nonsense') }] });
    });

    it('ends when its sign-in does', async () => {
      const login = await signIn(ana);
      const desk = client({ credentials: login });
      desk.connect();
      await becomes(desk, 'online');
      await login.signOut();
      await becomes(desk, 'ended');
      expect(desk.state.getSnapshot()).toEqual({ status: 'ended', reason: 'unauthorized' });
    });
  });

  it('ends at once with a token that was never good', async () => {
    const { customerToken: token } = await switchboard.startChat();
    const cleo = client({ credentials: customerToken(`${token.slice(0, -4)}AAAA`) });
    cleo.connect();
    await becomes(cleo, 'ended');
  });

  it('sees nothing of a chat of somebody else', async () => {
    const { cleo } = await conversation();
    const foreign = await switchboard.startChat({ message: 'Mine' });
    const talk = cleo.conversation(foreign.chat.id);
    await eventually(async () => snapshot(talk).status === 'refused');
    expect(snapshot(talk)).toMatchObject({ problem: { code: 'chat.not_found' }, messages: [] });
  });
});
