import { customerToken, inMemory } from '#client/core';
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
    const messages = [
      { seq: 1, text: 'Hello' },
      { seq: 2, sender: { type: 'system' } },
      { seq: 3, text: 'Good day' },
    ];
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

  /** As if so many had been said before. */
  async function longChat(count: number): Promise<{ chatId: string; token: string }> {
    const { chat, customerToken: token } = await stage.startChat();
    await said(chat, 2, count);
    return { chatId: chat.id, token };
  }
  const said = ({ id }: { id: string }, from: number, to: number) => stage.switchboard.probe.doctor.writeMessages(id, { from, to });

  it('opens a long chat at its end, and loads what is before on demand', async () => {
    const { chatId, token } = await longChat(500);
    const cleo = stage.client({ credentials: customerToken(token), pageSize: 200 });
    cleo.connect();
    const talk = cleo.conversation(chatId);
    await eventually(async () => snapshot(talk).status === 'live');
    const shows = () => ({
      first: snapshot(talk).messages[0]?.seq,
      last: snapshot(talk).messages.at(-1)?.seq,
      hasOlder: snapshot(talk).hasOlder,
    });
    expect(shows()).toEqual({ first: 301, last: 500, hasOlder: true });
    const loading = [talk.loadOlder(), talk.loadOlder()];
    expect(snapshot(talk).isLoadingOlder).toBe(true);
    await Promise.all(loading);
    expect(shows()).toEqual({ first: 101, last: 500, hasOlder: true });
    await talk.loadOlder();
    await talk.loadOlder();
    expect(seqs(snapshot(talk).messages)).toEqual(upTo(500));
    expect(snapshot(talk)).toMatchObject({ hasOlder: false, isLoadingOlder: false });
    expect(seqs(cleo.heard)).toEqual(upTo(500).slice(300));
    talk.send('And now');
    await eventually(async () => cleo.heard.at(-1)?.seq === 501);
  });

  it('catches up with more than one page', async () => {
    const { chat, customerToken: token } = await stage.startChat();
    const cleo = stage.client({ credentials: customerToken(token), sweepSeconds: 0.2 });
    cleo.connect();
    await eventually(async () => snapshot(cleo.conversation(chat.id)).status === 'live');
    await said(chat, 2, 2500);
    await eventually(async () => cleo.heard.length === 2499);
    expect(seqs(cleo.heard)).toEqual(upTo(2500).slice(1));
  });

  it('says when it tries again and how much waits to be sent, and tries at once when told to', async () => {
    const { chat, customerToken: token } = await stage.startChat();
    const nobody = stage.client({
      url: 'http://127.0.0.1:9',
      credentials: customerToken(token),
      backoff: { firstMs: 60_000, longestMs: 60_000 },
    });
    nobody.conversation(chat.id).send('one');
    nobody.conversation(chat.id).send('two');
    expect(nobody.unsent.getSnapshot()).toBe(2);
    nobody.connect();
    await becomes(nobody, 'offline');
    const first = nobody.state.getSnapshot() as { nextAttemptAt: number };
    expect(first.nextAttemptAt - Date.now()).toBeGreaterThan(25_000);
    const seen: unknown[] = [];
    nobody.state.subscribe(() => seen.push(nobody.state.getSnapshot()));
    nobody.retryNow();
    await eventually(async () => seen.length === 2);
    expect(seen).toEqual([
      { status: 'offline', nextAttemptAt: null },
      { status: 'offline', nextAttemptAt: expect.any(Number) },
    ]);
    expect(nobody.state.getSnapshot()).not.toEqual(first);
  });

  it('uploads a file, says how far it is, and can be told to stop', async () => {
    const { cleo, chatId, talk } = await stage.conversation();
    const progress: number[] = [];
    const file = new File(['A receipt'], 'receipt.txt', { type: 'text/plain' });
    const { id, name, size } = await cleo.upload(chatId, file, { onProgress: (fraction) => progress.push(fraction) });
    expect({ name, size, done: progress.at(-1) }).toEqual({ name: 'receipt.txt', size: 9, done: 1 });
    talk.send({ attachmentIds: [id] });
    await eventually(async () => cleo.heard.some(({ attachments }) => attachments[0]?.id === id));
    const refused = await cleo
      .upload(chatId, new File(['MZ'], 'setup.exe', { type: 'application/x-msdownload' }))
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'ProblemError', status: 415 });
    await expect(cleo.upload(chatId, file, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'upload.aborted' });
  });

  it('finds by itself what no event told it', async () => {
    const { chat, customerToken: token } = await stage.startChat({ message: 'Hello' });
    const cleo = stage.client({ credentials: customerToken(token), sweepSeconds: 0.2 });
    cleo.connect();
    await eventually(async () => cleo.heard.length === 1);
    await stage.switchboard.probe.doctor.writeMessages(chat.id, { from: 3, to: 3, text: 'untold' });
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
