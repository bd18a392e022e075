import type { MessageView } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import { fewestStatements } from '../kit/statements';
import type { Switchboard } from '../kit/switchboard';

describe('A message that answers another one', () => {
  let switchboard: Switchboard;
  let ana: Agent;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1000 });
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(() => switchboard.stop());

  async function conversation() {
    const { chatId, token, cleo } = await servedBy(ana, switchboard);
    const socket = await switchboard.connect(token);
    let sent = 0;
    const says = async (by: Connected, text: string, replyTo?: string): Promise<MessageView> =>
      (await by.ask('message.send', { chatId, clientMessageId: `m${(sent += 1)}`, text, replyTo })).message;
    const transcript = async (): Promise<MessageView[]> => (await cleo.get(`/chats/${chatId}/messages?limit=100`)).body.data;
    return { chatId, cleo, socket, says, transcript };
  }

  it('quotes it, to whoever hears it and whoever reads it later, over sockets and REST', async () => {
    const { chatId, cleo, socket, says, transcript } = await conversation();
    const question = await says(socket, `Where is my parcel? ${'x'.repeat(200)}`);
    const { id, seq, sender, text } = question;
    expect(question.replyTo).toBeNull();
    const quote = { id, seq, sender, text: `${text!.slice(0, 139)}…`, files: 0, deleted: false };
    const answer = await says(ana.socket, 'In Rome', id);
    expect({ ...answer.replyTo, text: quote.text }).toEqual(quote);
    expect(answer.replyTo!.text!.length).toBeLessThanOrEqual(140);
    expect((await socket.heard('message.created', ({ message }) => message.id === answer.id)).message).toEqual(answer);
    const again = await cleo.post(`/chats/${chatId}/messages`, {
      clientMessageId: 'rest',
      text: 'And now?',
      replyTo: answer.id.toUpperCase(),
    });
    expect([again.status, again.body.replyTo]).toEqual([201, expect.objectContaining({ id: answer.id, text: 'In Rome' })]);
    expect((await transcript()).slice(-2).map(({ replyTo }) => replyTo)).toEqual([answer.replyTo, again.body.replyTo]);
    const { messages } = await socket.ask('chat.join', { chatId, last: 2 });
    expect(messages.map(({ replyTo }) => replyTo?.seq)).toEqual([seq, answer.seq]);
  });

  it('shows what was quoted as it is: edited, or deleted', async () => {
    const { chatId, cleo, socket, says, transcript } = await conversation();
    const question = await says(socket, 'My PIN is 0815');
    await says(ana.socket, 'Please take it back', question.id);
    await cleo.patch(`/chats/${chatId}/messages/${question.id}`, { text: 'My PIN is secret' });
    expect((await transcript()).at(-1)!.replyTo).toMatchObject({ text: 'My PIN is secret', deleted: false });
    await cleo.delete(`/chats/${chatId}/messages/${question.id}`);
    expect((await transcript()).at(-1)!.replyTo).toEqual({
      id: question.id,
      seq: question.seq,
      sender: question.sender,
      text: null,
      files: 0,
      deleted: true,
    });
    // Whoever was about to answer loses no word.
    expect((await says(ana.socket, 'Thank you', question.id)).replyTo).toMatchObject({ deleted: true, text: null });
  });

  it('is another message than one that answers nothing, or something else', async () => {
    const { chatId, socket, says } = await conversation();
    const [one, two] = [await says(socket, 'One'), await says(socket, 'Two')];
    const send = (replyTo?: string) => ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'once', text: 'Yes', replyTo });
    const first = await send(one.id);
    expect([first.status, (await send(one.id)).status]).toEqual([201, 200]);
    expect((await send(one.id)).body).toEqual(first.body);
    for (const other of [two.id, undefined]) expect(await send(other)).toMatchObject({ status: 409, body: { code: 'message.id_reused' } });
  });

  it('is refused where it answers what is not there, of another chat, or said by the system', async () => {
    const { chatId, cleo, socket } = await conversation();
    const other = await conversation();
    const foreign = await other.says(other.socket, 'Elsewhere');
    const [notice] = (await cleo.get(`/chats/${chatId}/messages`)).body.data as MessageView[];
    expect(notice!.sender.type).toBe('system');
    for (const replyTo of [crypto.randomUUID(), foreign.id, notice!.id])
      expect((await socket.emit('message.send', { chatId, clientMessageId: 'no', text: 'No', replyTo })).error).toMatchObject({
        status: 404,
        code: 'message.not_found',
      });
    for (const replyTo of ['one', 7, null])
      expect((await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'no', text: 'No', replyTo })).body).toMatchObject({
        status: 422,
        errors: [{ pointer: '/replyTo' }],
      });
    expect((await cleo.get(`/chats/${chatId}`)).body.lastSeq).toBe(1);
  });

  it('costs readers one statement more, and nothing where nothing is quoted', async () => {
    const { chatId, socket, says } = await conversation();
    const reads = () => fewestStatements(/FROM "messages"/i, () => ana.api.get(`/chats/${chatId}/messages`));
    const question = await says(socket, 'One');
    expect(await reads()).toBe(1);
    for (const text of ['Two', 'Three']) await says(ana.socket, text, question.id);
    expect(await reads()).toBe(2);
  });
});
