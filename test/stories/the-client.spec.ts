import { customerToken, inMemory } from '#client';
import { eventually, saidByPeople } from '../kit/client';
import { becomes, ClientStage, seqs, snapshot } from '../kit/client-stage';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe('The client', () => {
  let stage: ClientStage;

  beforeAll(async () => (stage = await ClientStage.set()));
  afterEach(() => stage.closeClients());
  afterAll(() => stage.switchboard.stop());

  it('knows its chats from the greeting, and follows them without being asked', async () => {
    const { chat, customerToken: token } = await stage.startChat({ message: 'Hello' });
    await stage.say(stage.ana, chat.id, 'Good day');
    const cleo = stage.client({ credentials: customerToken(token) });
    cleo.connect();
    await eventually(async () => cleo.heard.length === 2);
    expect(cleo.chats.getSnapshot()).toMatchObject([{ id: chat.id, status: 'active', agentId: stage.ana.id }]);
    const messages = [{ seq: 1, text: 'Hello' }, { seq: 2, sender: { type: 'system' } }, { seq: 3, text: 'Good day' }];
    expect(snapshot(cleo.conversation(chat.id))).toMatchObject({ status: 'live', unread: 1, messages });
  });

  it('shows what is sent as pending at once, and as a message when it is stored', async () => {
    const { talk, cleo } = await stage.conversation();
    const sent = talk.send('Hello');
    expect(snapshot(talk)).toMatchObject({ pending: [{ text: 'Hello', clientMessageId: sent.clientMessageId }] });
    expect(saidByPeople(snapshot(talk).messages)).toEqual([]);
    await eventually(async () => cleo.heard.length === 1);
    expect(snapshot(talk)).toMatchObject({ pending: [], unread: 0 });
    expect(saidByPeople(snapshot(talk).messages)).toMatchObject([{ seq: 2, text: 'Hello', clientMessageId: sent.clientMessageId }]);
  });

  it('gives the same snapshot until something changed, and says when', async () => {
    const { talk, chatId } = await stage.conversation();
    await eventually(async () => snapshot(talk).status === 'live' && snapshot(talk).chat?.status === 'active');
    const before = snapshot(talk);
    expect(snapshot(talk)).toBe(before);
    let changes = 0;
    const stop = talk.subscribe(() => (changes += 1));
    await stage.say(stage.ana, chatId, 'News');
    await eventually(async () => changes > 0);
    expect(snapshot(talk)).not.toBe(before);
    stop();
  });

  it('keeps the order in which it was told to send', async () => {
    const { talk, cleo } = await stage.conversation();
    for (const n of upTo(15)) talk.send(`${n}`);
    await eventually(async () => cleo.heard.length === 15);
    expect(cleo.heard.map(({ text }) => text)).toEqual(upTo(15).map(String));
    expect(seqs(cleo.heard)).toEqual(upTo(15).map((n) => n + 1));
  });

  it('waits as long as it is asked to when it sends too fast, and loses nothing', async () => {
    await stage.switchboard.settings({ maxMessagesPerSecond: 3 });
    const { talk, cleo } = await stage.conversation();
    for (const n of upTo(5)) talk.send(`${n}`);
    await eventually(async () => cleo.heard.length === 5);
    expect(snapshot(talk).pending).toEqual([]);
    await stage.switchboard.settings({ maxMessagesPerSecond: 20 });
  });

  it('sends after a reload what was written while it was offline', async () => {
    const { chat, customerToken: token } = await stage.switchboard.startChat();
    const storage = inMemory();
    const before = stage.client({ credentials: customerToken(token), storage });
    before.conversation(chat.id).send('one');
    before.conversation(chat.id).send('two');
    before.close();
    const after = stage.client({ credentials: customerToken(token), storage });
    expect(snapshot(after.conversation(chat.id)).pending).toMatchObject([{ text: 'one' }, { text: 'two' }]);
    after.connect();
    await eventually(async () => after.heard.length === 2);
    expect(after.heard.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(snapshot(after.conversation(chat.id)).pending).toEqual([]);
  });

  it('sends nothing twice that was stored before the reload', async () => {
    const { chat, customerToken: token } = await stage.switchboard.startChat();
    const storage = inMemory();
    const before = stage.client({ credentials: customerToken(token), storage });
    const { clientMessageId } = before.conversation(chat.id).send('once');
    before.close();
    await stage.switchboard.as({ token }).post(`/chats/${chat.id}/messages`, { clientMessageId, text: 'once' });
    const after = stage.client({ credentials: customerToken(token), storage });
    after.connect();
    await eventually(async () => after.heard.length === 1 && snapshot(after.conversation(chat.id)).pending.length === 0);
    expect(saidByPeople((await stage.switchboard.as({ token }).get(`/chats/${chat.id}/messages`)).body.data)).toHaveLength(1);
  });

  it('says why a message was refused for good, goes on with the next, and lets go of it', async () => {
    const { talk, cleo } = await stage.conversation();
    const { clientMessageId } = talk.send('x'.repeat(10_001));
    talk.send('shorter');
    await eventually(async () => cleo.heard.length === 1);
    expect(snapshot(talk).pending).toMatchObject([{ clientMessageId, problem: { status: 422, code: 'validation.failed' } }]);
    talk.discard(clientMessageId);
    expect(snapshot(talk).pending).toEqual([]);
  });

  it('shows a message to a closed chat as refused', async () => {
    const { talk, chatId } = await stage.conversation();
    await stage.ana.api.post(`/chats/${chatId}/close`);
    await eventually(async () => snapshot(talk).chat?.status === 'closed');
    talk.send('Too late');
    await eventually(async () => snapshot(talk).pending[0]?.problem !== undefined);
    expect(snapshot(talk).pending[0]).toMatchObject({ text: 'Too late', problem: { code: 'chat.closed' } });
  });

  it('catches up with more than one page', async () => {
    const { chat, customerToken: token } = await stage.startChat();
    await stage.switchboard.database.query('delete from messages where chat_id = $1', [chat.id]);
    await stage.switchboard.database.query(
      `insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, created_at)
       select $1, n, gen_random_uuid(), n::text, 'customer', $2, 'Cleo', n::text, '[]', now() from generate_series(1, 2500) n`,
      [chat.id, chat.customer.id],
    );
    await stage.switchboard.database.query('update chats set last_seq = 2500 where id = $1', [chat.id]);
    const cleo = stage.client({ credentials: customerToken(token) });
    cleo.connect();
    await eventually(async () => cleo.heard.length === 2500);
    expect(seqs(cleo.heard)).toEqual(upTo(2500));
  });

  it('finds by itself what no event told it', async () => {
    const { chat, customerToken: token } = await stage.startChat({ message: 'Hello' });
    const cleo = stage.client({ credentials: customerToken(token), sweepSeconds: 0.2 });
    cleo.connect();
    await eventually(async () => cleo.heard.length === 1);
    await stage.switchboard.database.query(
      `insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, created_at)
       values ($1, 3, gen_random_uuid(), 'x', 'customer', $2, 'Cleo', 'untold', '[]', now())`,
      [chat.id, chat.customer.id],
    );
    await stage.switchboard.database.query('update chats set last_seq = 3 where id = $1', [chat.id]);
    await eventually(async () => cleo.heard.length === 2);
    expect(cleo.heard[1]!.text).toBe('untold');
  });

  it('ends at once with a token that was never good', async () => {
    const { customerToken: token } = await stage.switchboard.startChat();
    const cleo = stage.client({ credentials: customerToken(`${token.slice(0, -4)}AAAA`) });
    cleo.connect();
    await becomes(cleo, 'ended');
  });

  it('sees nothing of a chat of somebody else', async () => {
    const { cleo } = await stage.conversation();
    const foreign = await stage.switchboard.startChat({ message: 'Mine' });
    const talk = cleo.conversation(foreign.chat.id);
    await eventually(async () => snapshot(talk).status === 'refused');
    expect(snapshot(talk)).toMatchObject({ problem: { code: 'chat.not_found' }, messages: [] });
  });
});
