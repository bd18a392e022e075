import type { ChatView, MessageView } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { answering, OwnReceiver } from '../kit/own-receiver';
import { fewestStatements } from '../kit/statements';
import type { Switchboard } from '../kit/switchboard';

describe('A message that its author edits', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let receiver: OwnReceiver;

  beforeAll(async () => {
    switchboard = await unlimited(
      { maxConcurrentChats: 1000 },
      { environment: { ACCESS_TOKEN_SECONDS: '86400', WEBHOOK_ALLOW_PRIVATE: '1' } },
    );
    ana = await switchboard.agentOnline({ name: 'Ana' });
    receiver = await OwnReceiver.start(answering(204));
  });
  afterAll(async () => {
    receiver.stop();
    await switchboard.stop();
  });

  async function conversation() {
    // She is away for inactivity where a story has let much time go by.
    await ana.socket.ask('activity', {});
    const served = await servedBy(ana, switchboard);
    const { chatId, cleo } = served;
    const socket = await switchboard.connect(served.token);
    let sent = 0;
    const says = async (by: Api, text: string, more: object = {}): Promise<MessageView> =>
      (await by.post(`/chats/${chatId}/messages`, { clientMessageId: `m${(sent += 1)}`, text, ...more })).body;
    const edit = (by: Api, { id }: { id: string }, text: unknown) => by.patch(`/chats/${chatId}/messages/${id}`, { text });
    const earlier = (by: Api, { id }: { id: string }) => by.get(`/chats/${chatId}/messages/${id}/edits`);
    const chat = async (): Promise<ChatView> => (await ana.api.get(`/chats/${chatId}`)).body;
    return { customerId: served.chat.customer.id, chatId, cleo, socket, says, edit, earlier, chat };
  }

  it('says the new, in its old place, to everybody in the chat, and staff see what it was', async () => {
    const { chatId, cleo, socket, says, edit, earlier, chat } = await conversation();
    const question = await says(cleo, 'Where is my parzel?');
    const before = await chat();
    switchboard.clock.advance(60);
    const { status, body } = await edit(cleo, question, 'Where is my parcel?');
    expect([status, body]).toEqual([200, { ...question, text: 'Where is my parcel?', editedAt: expect.any(String) }]);
    for (const each of [socket, ana.socket])
      expect((await each.heard('message.edited', ({ message }) => message.id === question.id)).message).toEqual(body);
    const after = await chat();
    expect(after).toEqual({ ...before, customer: after.customer, lastMessage: { ...before.lastMessage, text: 'Where is my parcel?' } });
    expect(after.awaitingReplySince).toBe(question.createdAt);
    switchboard.clock.advance(60);
    await edit(cleo, question, 'Where is my big parcel?');
    const { data } = (await earlier(ana.api, question)).body;
    expect(data).toEqual([
      { text: 'Where is my parzel?', writtenAt: question.createdAt, replacedAt: body.editedAt },
      { text: 'Where is my parcel?', writtenAt: body.editedAt, replacedAt: expect.any(String) },
    ]);
    expect((await ana.api.get(`/chats/${chatId}/messages/${question.id}/edits?limit=1`)).body).toMatchObject({
      data: [data[0]],
      nextCursor: expect.any(String),
    });
    expect((await cleo.get(`/chats/${chatId}/export?format=json`)).body.messages.at(-1)).toMatchObject({ text: 'Where is my big parcel?' });
    expect((await cleo.get(`/chats/${chatId}/export?format=txt`)).body).toMatch(/, edited\n.*Where is my big parcel/);
  });

  it('is the same message still: sent again it is answered, edited to the same nothing happens', async () => {
    const { chatId, cleo, socket, edit } = await conversation();
    const send = (text: string) => cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'once', text });
    const { body: message } = await send('Helo');
    const { body: edited } = await edit(cleo, message, 'Hello');
    expect(await send('Helo')).toMatchObject({ status: 200, body: edited });
    expect(await send('Hello')).toMatchObject({ status: 409, body: { code: 'message.id_reused' } });
    expect((await edit(cleo, message, 'Hello')).body).toEqual(edited);
    await socket.ask('message.read', { chatId, seq: message.seq });
    expect(socket.all('message.edited')).toHaveLength(1);
  });

  it('is found by what it says, and no more by what it said', async () => {
    const { chatId, cleo, says, edit } = await conversation();
    const message = await says(cleo, 'It is about a giraffe');
    const found = async (q: string) => (await ana.api.get(`/chats?q=${q}`)).body.data.map(({ id }: ChatView) => id);
    expect(await found('giraffe')).toEqual([chatId]);
    await edit(cleo, message, 'It is about an elephant');
    expect([await found('giraffe'), await found('elephant')]).toEqual([[], [chatId]]);
  });

  it('is told to whoever was away, and to webhooks', async () => {
    const { chatId, cleo, says, edit } = await conversation();
    const { body: hook } = await (await switchboard.admin()).api.post('/webhooks', { url: receiver.url, events: ['message.edited'] });
    expect(hook.secret).toEqual(expect.any(String));
    const [one, two] = [await says(cleo, 'One'), await says(ana.api, 'Two')];
    await says(cleo, 'Three', { replyTo: two.id });
    const { body: edited } = await edit(cleo, one, 'First');
    await cleo.delete(`/chats/${chatId}/messages/${two.id}`);
    await ana.api.delete(`/chats/${chatId}/messages/${two.id}`);
    const joined = await ana.socket.ask('chat.join', { chatId, afterSeq: one.seq + 2 });
    expect([joined.messages, joined.deleted, joined.edited]).toEqual([[], [two.seq], [edited]]);
    expect((await ana.socket.ask('chat.join', { chatId })).edited).toEqual([]);
    await eventually(async () => (await switchboard.sweep(), receiver.received.length > 0), 'the webhook to be told');
    expect(receiver.received[0]).toMatchObject({ type: 'message.edited', data: { message: edited } });
  });

  it('keeps nothing of what it said, quoted or not, once it is deleted, or its author is erased', async () => {
    const { customerId, chatId, cleo, says, edit, earlier } = await conversation();
    const [one, two] = [await says(cleo, 'My card is 4711-0815'), await says(cleo, 'My street is Elm Street 9')];
    await says(ana.api, 'I know it', { replyTo: two.id });
    for (const message of [one, two]) await edit(cleo, message, 'No matter');
    expect(await switchboard.probe.holdsText('4711-0815')).toBe(true);
    await cleo.delete(`/chats/${chatId}/messages/${one.id}`);
    expect((await earlier(ana.api, one)).body.data).toEqual([]);
    expect(await switchboard.probe.holdsText('4711-0815')).toBe(false);
    await ana.api.post(`/chats/${chatId}/close`);
    expect((await (await switchboard.admin()).api.delete(`/customers/${customerId}/personal-data`)).status).toBe(204);
    expect(await switchboard.probe.holdsText('Elm Street 9')).toBe(false);
  });

  it('is refused to all but its author, after its time, and where it is no more', async () => {
    const { chatId, cleo, says, edit, earlier } = await conversation();
    const refused = async (asking: Promise<{ status: number; body: { code?: string } }>) => {
      const { status, body } = await asking;
      return [status, body.code];
    };
    const [mine, gone, old] = [await says(ana.api, 'Mine'), await says(ana.api, 'Gone'), await says(ana.api, 'Old')];
    const sue = await switchboard.staff('supervisor', { name: 'Sue' });
    const bo = await switchboard.staff('agent', { name: 'Bo' });
    const [notice] = (await cleo.get(`/chats/${chatId}/messages`)).body.data as MessageView[];
    for (const [by, message] of [
      [cleo, mine],
      [sue.api, mine],
      [ana.api, notice!],
    ] as const)
      expect(await refused(edit(by, message, 'Yours'))).toEqual([403, 'message.not_author']);
    expect(await refused(edit(bo.api, mine, 'Yours'))).toEqual([404, 'chat.not_found']);
    expect(await refused(earlier(bo.api, mine))).toEqual([404, 'chat.not_found']);
    expect((await earlier(cleo, mine)).status).toBe(403);
    for (const unknown of [{ id: crypto.randomUUID() }, { id: chatId }]) {
      expect(await refused(edit(ana.api, unknown, 'x'))).toEqual([404, 'message.not_found']);
      expect(await refused(earlier(ana.api, unknown))).toEqual([404, 'message.not_found']);
    }
    for (const text of ['', ' ', 'x'.repeat(10_001), null, 7])
      expect((await edit(ana.api, mine, text)).body).toMatchObject({ status: 422, errors: [{ pointer: '/text' }] });
    await ana.api.delete(`/chats/${chatId}/messages/${gone.id}`);
    expect(await refused(edit(ana.api, gone, 'Back'))).toEqual([409, 'message.deleted']);
    switchboard.clock.advance(15 * 60 - 1);
    expect((await edit(ana.api, mine, 'In time')).status).toBe(200);
    switchboard.clock.advance(1);
    expect(await refused(edit(ana.api, old, 'Too late'))).toEqual([409, 'message.edit_too_late']);
    await switchboard.settings({ editMinutes: 30 });
    expect((await edit(ana.api, old, 'In time again')).status).toBe(200);
    await switchboard.settings({ editMinutes: 0 });
    expect(await refused(edit(ana.api, await says(ana.api, 'New'), 'Newer'))).toEqual([409, 'message.edit_too_late']);
    await switchboard.settings({ editMinutes: 15 });
    await ana.api.post(`/chats/${chatId}/close`);
    expect(await refused(edit(ana.api, mine, 'Over'))).toEqual([409, 'chat.closed']);
  });

  it('is no longer edited by an agent who lost the chat', async () => {
    const { chatId, says, edit } = await conversation();
    const message = await says(ana.api, 'Mine');
    const sue = await switchboard.staff('supervisor', { name: 'Sue' });
    await sue.api.post(`/chats/${chatId}/take-over`, {});
    const { status, body } = await edit(ana.api, message, 'Still mine');
    expect([status, body.code]).toEqual([403, 'chat.not_assigned_to_you']);
    await sue.api.post(`/chats/${chatId}/close`);
  });

  it('costs whoever joins one statement more, and nothing where nothing was edited', async () => {
    const { chatId, cleo, says, edit } = await conversation();
    const message = await says(cleo, 'One');
    const joins = () => fewestStatements(/from "?messages"? /i, () => ana.socket.ask('chat.join', { chatId, afterSeq: message.seq }));
    const before = await joins();
    await edit(cleo, message, 'First');
    expect(await joins()).toBe(before + 1);
  });
});
