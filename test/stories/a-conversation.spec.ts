import { type Connected, saidByPeople } from '../kit/client';
import { unlimited } from '../kit/cast';
import { fewestStatements } from '../kit/statements';
import type { Staff, Switchboard } from '../kit/switchboard';

const times = <T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
/** Of what is said after number 1, which tells that Ana joined. */
const numbersOf = (count: number): number[] => upTo(count).map((n) => n + 1);
const seqsOf = (messages: { seq: number }[]): number[] => messages.map(({ seq }) => seq);
const textsOf = (messages: { text: string }[]): string[] => messages.map(({ text }) => text);

describe('A conversation', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Staff & { socket: Connected };

  beforeAll(async () => {
    switchboard = await unlimited();
    supervisor = await switchboard.staff('supervisor');
    ana = await switchboard.agentOnline({ name: 'Ana', maxConcurrentChats: 1000 });
  });
  afterAll(() => switchboard.stop());

  /** A chat of Cleo with Ana. */
  async function conversation() {
    const { chat, customerToken } = await switchboard.startChat();
    await ana.socket.heard('chat.assigned', (payload) => payload.chat.id === chat.id);
    return { chatId: chat.id, token: customerToken, cleo: switchboard.as({ token: customerToken }) };
  }
  const heardIn = (client: Connected, chatId: string) =>
    saidByPeople(client.all('message.created').map(({ message }) => message)).filter((message) => message.chatId === chatId);
  const stored = async (chatId: string): Promise<{ seq: number; text: string }[]> =>
    (await switchboard.probe.messages(chatId)).filter(({ sender }) => sender !== 'system').map(({ seq, text }) => ({ seq, text }));

  it('has one numbering without a gap, whichever way messages come', async () => {
    const { chatId, cleo, token } = await conversation();
    const socket = await switchboard.connect(token);
    for (const i of [0, 1, 2]) {
      await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: `rest ${i}`, text: 'by REST' });
      await ana.socket.ask('message.send', { chatId, clientMessageId: `socket ${i}`, text: 'by socket' });
      await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: `rest ${i}`, text: 'by REST' });
      await socket.ask('message.send', { chatId, clientMessageId: `socket ${i}`, text: 'by socket' });
    }
    await socket.heard('message.created', ({ message }) => message.seq === 13);
    expect(seqsOf(heardIn(socket, chatId))).toEqual(numbersOf(12));
    expect(seqsOf((await cleo.get(`/chats/${chatId}/messages`)).body.data)).toEqual(upTo(13));
  });

  it('keeps a message once, however often it is sent', async () => {
    const { chatId, cleo } = await conversation();
    const send = (text: string) => cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'once', text });
    const first = await send('Hello');
    expect(first).toMatchObject({
      status: 201,
      body: { seq: 2, text: 'Hello', clientMessageId: 'once', sender: { type: 'customer', name: 'Cleo' } },
    });
    expect(await send('Hello')).toMatchObject({ status: 200, body: first.body });
    expect(await send('Goodbye')).toMatchObject({ status: 409, body: { code: 'message.id_reused' } });
    const anas = await ana.socket.ask('message.send', { chatId, clientMessageId: 'once', text: 'The id is mine too' });
    expect(anas.message.seq).toBe(3);
  });

  it('costs one statement for a message, and no more than five for one that is sent again', async () => {
    const { chatId, token } = await conversation();
    const socket = await switchboard.connect(token);
    const send = (clientMessageId: string) => socket.ask('message.send', { chatId, clientMessageId, text: 'Hello' });
    const ids = (): (() => string) => {
      let sent = 0;
      return () => `message ${(sent += 1)}`;
    };
    const statementsOf = (next: () => string) =>
      fewestStatements(/messages|"?chats"? |^(begin|start|commit|rollback)/i, () => send(next()));
    await send('the first that this node sees of the chat');
    expect(await statementsOf(ids())).toBe(1);
    expect(await statementsOf(ids())).toBeLessThanOrEqual(2);
  });

  it('makes one message of twenty that are sent at once under one id', async () => {
    const { chatId, cleo, token } = await conversation();
    const socket = await switchboard.connect(token);
    const message = { clientMessageId: 'impatient', text: 'Hello?' };
    const [answers, acks] = await Promise.all([
      times(10, () => cleo.post(`/chats/${chatId}/messages`, message)),
      times(10, () => socket.ask('message.send', { chatId, ...message })),
    ]);
    const ids = new Set([...answers.map(({ body }) => body.id as string), ...acks.map((ack) => ack.message.id)]);
    expect(ids.size).toBe(1);
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
    expect(answers.every(({ status }) => status === 201 || status === 200)).toBe(true);
    expect(await stored(chatId)).toEqual([{ seq: 2, text: 'Hello?' }]);
  });

  it('keeps the order in which one sender sends, without waiting for the acks', async () => {
    const { chatId } = await conversation();
    const acks = await times(100, (i) => ana.socket.ask('message.send', { chatId, clientMessageId: `p${i}`, text: `${i}` }));
    expect(acks.map(({ message }) => message.seq)).toEqual(numbersOf(100));
    expect(textsOf(await stored(chatId))).toEqual(upTo(100).map((n) => `${n - 1}`));
  });

  it('numbers what ten write at once without a gap, and everybody hears it in that order', async () => {
    const { chatId, token, cleo } = await conversation();
    const customers = await times(4, () => switchboard.connect(token));
    const watcher = await switchboard.connect(supervisor.token);
    await watcher.ask('chat.join', { chatId });
    const writers: ((clientMessageId: string) => Promise<unknown>)[] = [
      ...customers.map((socket) => (clientMessageId: string) => socket.ask('message.send', { chatId, clientMessageId, text: 'Hi' })),
      ...[cleo, cleo, ana.api, ana.api, supervisor.api].map(
        (api) => (clientMessageId: string) => api.post(`/chats/${chatId}/messages`, { clientMessageId, text: 'Hi' }),
      ),
      (clientMessageId) => ana.socket.ask('message.send', { chatId, clientMessageId, text: 'Hi' }),
    ];
    await Promise.all(writers.map((write, w) => times(20, (i) => write(`${w}-${i}`))));
    expect(seqsOf(await stored(chatId))).toEqual(numbersOf(200));
    for (const client of [...customers, ana.socket, watcher]) {
      await client.heard('message.created', ({ message }) => message.chatId === chatId && message.seq === 201);
      expect(seqsOf(heardIn(client, chatId))).toEqual(numbersOf(200));
    }
  });

  it('gives an agent who comes back exactly what was missed', async () => {
    const { chatId, cleo } = await conversation();
    const say = (n: number) => cleo.post(`/chats/${chatId}/messages`, { clientMessageId: `${n}`, text: `${n}` });
    const before = await switchboard.connect(ana.token);
    for (const n of [1, 2, 3]) await say(n);
    await before.heard('message.created', ({ message }) => message.chatId === chatId && message.seq === 4);
    before.close();
    for (const n of [4, 5, 6]) await say(n);

    const again = await switchboard.connect(ana.token);
    const { chat, messages, hasMore } = await again.ask('chat.join', { chatId, afterSeq: 4 });
    expect({ lastSeq: chat.lastSeq, seqs: seqsOf(messages), hasMore }).toEqual({ lastSeq: 7, seqs: [5, 6, 7], hasMore: false });
    expect((await again.ask('chat.join', { chatId, afterSeq: 7 })).messages).toEqual([]);
    await say(7);
    await again.heard('message.created', ({ message }) => message.chatId === chatId && message.seq === 8);
    expect(seqsOf(heardIn(again, chatId))).toEqual([8]);
  });

  it('opens at its end, and backwards from there', async () => {
    const { chatId, token } = await conversation();
    const cleo = await switchboard.connect(token);
    for (const n of upTo(8)) await cleo.ask('message.send', { chatId, clientMessageId: `${n}`, text: `${n}` });
    const join = async (range: object) => {
      const { messages, hasMoreBefore, hasMore } = await cleo.ask('chat.join', { chatId, ...range });
      return { seqs: seqsOf(messages), hasMoreBefore, hasMore };
    };
    expect(await join({ last: true, limit: 3 })).toEqual({ seqs: [7, 8, 9], hasMoreBefore: true, hasMore: false });
    expect(await join({ last: 2 })).toEqual({ seqs: [8, 9], hasMoreBefore: true, hasMore: false });
    expect(await join({ last: true })).toEqual({ seqs: upTo(9), hasMoreBefore: false, hasMore: false });
    expect(await join({ beforeSeq: 7, limit: 4 })).toEqual({ seqs: [3, 4, 5, 6], hasMoreBefore: true, hasMore: true });
    expect(await join({ beforeSeq: 3, limit: 4 })).toEqual({ seqs: [1, 2], hasMoreBefore: false, hasMore: true });
    expect(await join({ beforeSeq: 100, limit: 1 })).toEqual({ seqs: [9], hasMoreBefore: true, hasMore: false });
    expect(await join({ afterSeq: 7 })).toEqual({ seqs: [8, 9], hasMoreBefore: true, hasMore: false });
    expect(await join({ afterSeq: 9 })).toEqual({ seqs: [], hasMoreBefore: true, hasMore: false });
    expect(await join({})).toEqual({ seqs: upTo(9), hasMoreBefore: false, hasMore: false });
  });

  it('is heard by its customer without joining, and by nobody else’s customer', async () => {
    const { chatId, token } = await conversation();
    const other = await conversation();
    const [cleo, stranger] = await Promise.all([switchboard.connect(token), switchboard.connect(other.token)]);
    await ana.socket.ask('message.send', { chatId, clientMessageId: 'a', text: 'Can I help?' });
    expect((await cleo.heard('message.created', ({ message }) => message.sender.type === 'agent')).message.text).toBe('Can I help?');
    expect(await stranger.emit('chat.join', { chatId })).toMatchObject({ ok: false, error: { status: 404, code: 'chat.not_found' } });
    expect(await stranger.emit('message.send', { chatId, clientMessageId: 'x', text: 'Me too' })).toMatchObject({ error: { status: 404 } });
    expect(stranger.all('message.created')).toEqual([]);
  });

  it('takes nothing more once it is closed, but still knows what it took', async () => {
    const { chatId, cleo } = await conversation();
    const send = (clientMessageId: string) => cleo.post(`/chats/${chatId}/messages`, { clientMessageId, text: 'Thanks' });
    const { body } = await send('stored');
    await ana.socket.ask('chat.close', { chatId });
    expect(await send('late')).toMatchObject({ status: 409, body: { code: 'chat.closed' } });
    expect(await ana.socket.emit('message.send', { chatId, clientMessageId: 'late', text: 'Bye' })).toMatchObject({
      error: { code: 'chat.closed' },
    });
    expect(await send('stored')).toMatchObject({ status: 200, body });
    expect(await cleo.post(`/chats/${chatId}/close`)).toMatchObject({ status: 409, body: { code: 'chat.closed' } });
    expect(seqsOf(await stored(chatId))).toEqual([2]);
  });

  it('can be read forwards and backwards in parts', async () => {
    const { chatId, cleo } = await conversation();
    for (const n of upTo(8)) await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: `${n}`, text: `${n}` });
    const read = async (query: string) => (await cleo.get(`/chats/${chatId}/messages?${query}`)).body;
    expect(seqsOf((await read('afterSeq=6')).data)).toEqual([7, 8, 9]);
    expect(seqsOf((await read('afterSeq=9')).data)).toEqual([]);
    expect(seqsOf((await read('beforeSeq=4')).data)).toEqual([1, 2, 3]);
    expect(seqsOf((await read('beforeSeq=8&limit=2')).data)).toEqual([6, 7]);
    expect(seqsOf((await read('afterSeq=1&beforeSeq=7')).data)).toEqual([2, 3, 4, 5, 6]);
    expect((await read('afterSeq=3&beforeSeq=4')).data).toEqual([]);
    const between = await read('afterSeq=1&beforeSeq=5&limit=2');
    expect(seqsOf(between.data)).toEqual([2, 3]);
    expect(await read(`beforeSeq=5&limit=2&cursor=${between.nextCursor}`)).toMatchObject({ data: [{ seq: 4 }], nextCursor: null });
    const first = await read('limit=4');
    const second = await read(`limit=4&cursor=${first.nextCursor}`);
    const third = await read(`limit=4&cursor=${second.nextCursor}`);
    expect([first, second, third].flatMap(({ data }) => seqsOf(data))).toEqual(upTo(9));
    expect(third.nextCursor).toBeNull();
  });

  it('is not held up by messages for other chats that are refused', async () => {
    const [open, closed] = [await conversation(), await conversation()];
    await ana.socket.ask('chat.close', { chatId: closed.chatId });
    const acks = await times(30, (i) => {
      const chatId = [open.chatId, closed.chatId, supervisor.id][i % 3];
      return ana.socket.emit('message.send', { chatId, clientMessageId: `${i}`, text: 'Hello' });
    });
    expect(acks.map((ack) => ack.error?.code ?? ack.data.message.seq).slice(0, 6)).toEqual([
      2,
      'chat.closed',
      'chat.not_found',
      3,
      'chat.closed',
      'chat.not_found',
    ]);
    expect(seqsOf(await stored(open.chatId))).toEqual(numbersOf(10));
  });

  it('takes 10,000 characters and not one more', async () => {
    const { chatId, cleo } = await conversation();
    const send = (text: string) => cleo.post(`/chats/${chatId}/messages`, { clientMessageId: `${text.length}`, text });
    expect((await send('ß'.repeat(10_000))).status).toBe(201);
    expect(await send('x'.repeat(10_001))).toMatchObject({ status: 422, body: { errors: [{ pointer: '/text' }] } });
    const ack = await ana.socket.emit('message.send', { chatId, clientMessageId: 'long', text: 'x'.repeat(10_001) });
    expect(ack).toMatchObject({ ok: false, error: { status: 422, errors: [{ pointer: '/text' }] } });
    expect(seqsOf(await stored(chatId))).toEqual([2]);
  });
});
