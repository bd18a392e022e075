import { type ChatView, PRIORITIES, type QueueEntry } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { picture, upload } from '../kit/files';
import { fewestStatements } from '../kit/statements';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('What a list shows of a chat', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let supervisor: Staff;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 200 });
    ana = await switchboard.agentOnline({ name: 'Ana' });
    supervisor = await switchboard.staff('supervisor');
  });
  afterAll(() => switchboard.stop());

  const chatOf = async ({ api }: Pick<Staff, 'api'>, chatId: string): Promise<ChatView> => (await api.get(`/chats/${chatId}`)).body;
  const listed = async ({ api }: Pick<Staff, 'api'>, chatId: string): Promise<ChatView> =>
    (await api.get('/chats?limit=100')).body.data.find(({ id }: ChatView) => id === chatId);
  const says = (who: Pick<Staff, 'api'>, chatId: string, clientMessageId: string, more: object) =>
    who.api.post(`/chats/${chatId}/messages`, { clientMessageId, ...more });

  it('the last that a person said, who said it and when, and not the notices of the system', async () => {
    const { chatId, cleo } = await servedBy(ana, switchboard, { message: 'Is anybody there?' });
    const asked = await chatOf(ana, chatId);
    expect(asked.lastSeq).toBe(2);
    expect(asked.lastMessage).toEqual({
      seq: 1,
      senderType: 'customer',
      text: 'Is anybody there?',
      files: 0,
      at: asked.lastMessageAt,
      deleted: false,
    });
    expect(asked.awaitingReplySince).toBe(asked.createdAt);
    expect(asked.agent).toEqual({ id: ana.id, name: 'Ana', avatarUrl: null });

    const { body: answer } = await says(ana, chatId, 'a', { text: 'Yes' });
    const answered = await chatOf(ana, chatId);
    expect(answered).toMatchObject({
      awaitingReplySince: null,
      lastMessage: { seq: 3, senderType: 'agent', text: 'Yes', at: answer.createdAt },
    });
    expect(await chatOf({ api: cleo }, chatId)).toMatchObject({ agent: answered.agent, lastMessage: answered.lastMessage });
    expect((await listed(supervisor, chatId)).lastMessage).toEqual(answered.lastMessage);
    expect((await ana.socket.ask('chat.join', { chatId, afterSeq: 3 })).chat).toEqual(answered);
    const again = await switchboard.connect(ana.token);
    const { chats } = await again.heard('ready');
    expect(chats.find(({ id }) => id === chatId)).toEqual(answered);
  });

  it('nothing where nobody said anything, and nobody where the chat has no agent', async () => {
    const { chat } = await switchboard.startChat({ skills: [{ name: await rare() }] });
    expect(chat).toMatchObject({ agent: null, lastMessage: null, awaitingReplySince: null });
  });

  it('in events as well: who is told of a chat is told its last message and its agent', async () => {
    const { chatId } = await servedBy(ana, switchboard, { message: 'Where is my parcel?' });
    const assigned = ana.socket.all('chat.assigned').find(({ chat }) => chat.id === chatId)!;
    expect(assigned.chat).toMatchObject({ agent: { id: ana.id, name: 'Ana' }, lastMessage: { seq: 1, text: 'Where is my parcel?' } });
    await says(ana, chatId, 'a', { text: 'On its way' });
    await ana.api.put(`/chats/${chatId}/priority`, { priority: 'high' });
    const { chat } = await ana.socket.heard('chat.updated', (updated) => updated.chat.id === chatId);
    expect(chat).toMatchObject({ lastMessage: { senderType: 'agent', text: 'On its way' }, awaitingReplySince: null });
  });

  it('the first 140 characters of a long message, never half of one, and how many files came with it', async () => {
    const { chatId } = await servedBy(ana, switchboard);
    const last = async () => (await chatOf(ana, chatId)).lastMessage!;
    await says(ana, chatId, 'long', { text: 'x'.repeat(10_000) });
    expect((await last()).text).toBe('x'.repeat(140));
    await says(ana, chatId, 'smiles', { text: `x${'🙂'.repeat(200)}` });
    expect((await last()).text).toBe(`x${'🙂'.repeat(69)}`);
    const file = (await upload(ana.api, chatId, 'plan.png', await picture())).body;
    await says(ana, chatId, 'file', { attachmentIds: [file.id] });
    expect(await last()).toMatchObject({ senderType: 'agent', text: '', files: 1, deleted: false });
  });

  it('a deleted last message as deleted, without its text and files, to everybody', async () => {
    const { chatId, cleo } = await servedBy(ana, switchboard, { message: 'My secret is 1234' });
    const file = (await upload(cleo, chatId, 'plan.png', await picture())).body;
    const { body: secret } = await says({ api: cleo }, chatId, 's', { text: 'My secret is 5678', attachmentIds: [file.id] });
    expect((await chatOf(ana, chatId)).lastMessage).toMatchObject({ text: 'My secret is 5678', files: 1 });
    expect((await cleo.delete(`/chats/${chatId}/messages/${secret.id}`)).status).toBe(204);
    for (const chat of [await chatOf(ana, chatId), await listed(supervisor, chatId), await chatOf({ api: cleo }, chatId)]) {
      expect(chat.lastMessage).toEqual({ seq: 3, senderType: 'customer', text: '', files: 0, at: secret.createdAt, deleted: true });
      expect(JSON.stringify(chat)).not.toContain('5678');
    }
  });

  it('a page is one statement, and as many for a hundred chats as for one', async () => {
    for (let n = 0; n < 5; n += 1) await servedBy(ana, switchboard, { message: `Question ${n}` });
    const statements = (limit: number) => fewestStatements(/\b(from|join) messages\b/, () => supervisor.api.get(`/chats?limit=${limit}`));
    expect([await statements(1), await statements(100)]).toEqual([1, 1]);
  });

  async function rare(): Promise<string> {
    const name = `rare ${performance.now()}`;
    await (await switchboard.admin()).api.post('/skills', { name, public: true });
    return name;
  }
});

describe('What the queue shows of a chat', () => {
  let switchboard: Switchboard;
  let ben: Agent;

  beforeAll(async () => {
    switchboard = await unlimited();
    await (await switchboard.admin()).api.post('/skills', { name: 'rare', public: true });
    ben = await switchboard.agentOnline({ name: 'Ben' });
  });
  afterAll(() => switchboard.stop());

  const waiting = (request: object = {}, by = switchboard.visitor) => switchboard.startChat({ skills: [{ name: 'rare' }], ...request }, by);
  const row = async (chatId: string): Promise<QueueEntry> =>
    (await ben.api.get('/queue?limit=100')).body.data.find((entry: QueueEntry) => entry.chatId === chatId);
  const told = (chatId: string, fits: (entry: QueueEntry) => boolean) =>
    ben.socket
      .heard('queue.changed', ({ added, updated }) => [...added, ...updated].some((entry) => entry.chatId === chatId && fits(entry)))
      .then(({ added, updated }) => [...added, ...updated].find((entry) => entry.chatId === chatId)!);

  it('subject and first words, in the list, in `ready` and in what is told', async () => {
    const { chat } = await waiting({ subject: 'Refund', message: `The lamp ${'very '.repeat(100)}broke` });
    const shown = { subject: 'Refund', preview: `The lamp ${'very '.repeat(100)}`.slice(0, 140) };
    expect(await told(chat.id, () => true)).toMatchObject(shown);
    expect(await row(chat.id)).toMatchObject(shown);
    const ready = await (await switchboard.connect(ben.token)).heard('ready');
    expect('queue' in ready && ready.queue.data.find(({ chatId }) => chatId === chat.id)).toMatchObject(shown);
  });

  it('nothing as long as the customer said nothing, then its words and not the greeting of staff; later ones change nothing', async () => {
    const { chat, customerToken } = await waiting({ greeting: 'Good morning' }, ben.api);
    expect(await row(chat.id)).toMatchObject({ subject: null, preview: null });
    const cleo = switchboard.as({ token: customerToken });
    await cleo.post(`/chats/${chat.id}/messages`, { clientMessageId: '1', text: 'It is broken' });
    expect((await told(chat.id, ({ preview }) => preview !== null)).preview).toBe('It is broken');
    await cleo.post(`/chats/${chat.id}/messages`, { clientMessageId: '2', text: 'Hello?' });
    expect((await row(chat.id)).preview).toBe('It is broken');
  });

  it('no words that were deleted: the next ones take their place, also on desks that have seen them', async () => {
    const { chat, customerToken } = await waiting({ message: 'My secret is 1234' });
    const cleo = switchboard.as({ token: customerToken });
    await cleo.post(`/chats/${chat.id}/messages`, { clientMessageId: '1', text: 'Please delete that' });
    const [{ id: first }] = (await cleo.get(`/chats/${chat.id}/messages`)).body.data;
    await told(chat.id, ({ preview }) => preview === 'My secret is 1234');
    await cleo.delete(`/chats/${chat.id}/messages/${first}`);
    expect((await told(chat.id, ({ preview }) => preview !== 'My secret is 1234')).preview).toBe('Please delete that');
    expect((await row(chat.id)).preview).toBe('Please delete that');
  });

  it('each row has its own texts, whatever its place', async () => {
    const before = (await ben.api.get('/queue?limit=100')).body.data.length;
    const started = await Promise.all(
      PRIORITIES.map((priority) => waiting({ subject: `About ${priority}`, message: `It is ${priority}`, priority }, ben.api)),
    );
    await eventually(async () => (await ben.api.get('/queue?limit=100')).body.data.length === before + PRIORITIES.length, 'all to wait');
    for (const { chat } of started) {
      expect(await row(chat.id)).toMatchObject({ subject: `About ${chat.priority}`, preview: `It is ${chat.priority}` });
    }
  });
});
