import { Sockets } from '#platform';
import { eventually } from '../kit/client';
import { becomes, ClientStage, seqs, snapshot } from '../kit/client-stage';

describe('A client that was away', () => {
  let stage: ClientStage;

  beforeAll(async () => (stage = await ClientStage.set()));
  afterEach(() => stage.closeClients());
  afterAll(() => stage.switchboard.stop());

  async function away() {
    const made = await stage.conversation({ message: 'Hello' });
    await stage.say(stage.ana, made.chatId, 'secret');
    await eventually(async () => made.cleo.heard.length === 2);
    return made;
  }
  /** Customers are cut off without a word, as by a bad network. */
  const cutOff = (): void => {
    for (const { data, conn } of stage.switchboard.app.get(Sockets).server!.sockets.sockets.values())
      if (data.caller.type === 'customer') conn.close();
  };

  it('comes back by itself, and catches up with what was said meanwhile, in order', async () => {
    const { cleo, chatId } = await away();
    cutOff();
    await stage.say(stage.ana, chatId, 'three');
    await stage.say(stage.ana, chatId, 'four');
    await eventually(async () => cleo.heard.length === 4);
    expect(seqs(cleo.heard)).toEqual([1, 3, 4, 5]);
    await becomes(cleo, 'online');
  });

  it('learns that a message it knew was taken back', async () => {
    const { cleo, chatId, talk } = await away();
    cutOff();
    await stage.ana.api.delete(`/chats/${chatId}/messages/${cleo.heard[1]!.id}`);
    await eventually(async () => cleo.deleted.length === 1);
    expect(cleo.deleted).toEqual([3]);
    expect(snapshot(talk).messages[2]).toMatchObject({ seq: 3, text: null, deletedAt: expect.any(String) });
    expect(snapshot(talk).unread).toBe(0);
  });

  it('learns that a message it knew was edited, also where it is quoted', async () => {
    const { cleo, chatId, talk } = await away();
    talk.send({ text: 'What secret?', replyTo: cleo.heard[1]!.id });
    await eventually(async () => snapshot(talk).messages.length === 4);
    expect(snapshot(talk).messages[3]!.replyTo).toMatchObject({ text: 'secret' });
    cutOff();
    await stage.ana.api.patch(`/chats/${chatId}/messages/${cleo.heard[1]!.id}`, { text: 'open secret' });
    await eventually(async () => snapshot(talk).messages[2]!.editedAt !== null);
    expect(
      snapshot(talk)
        .messages.map(({ text, replyTo }) => [text, replyTo?.text])
        .slice(2),
    ).toEqual([
      ['open secret', undefined],
      ['What secret?', 'open secret'],
    ]);
    await stage.ana.api.patch(`/chats/${chatId}/messages/${cleo.heard[1]!.id}`, { text: 'no secret' });
    await eventually(async () => snapshot(talk).messages[3]!.replyTo?.text === 'no secret');
  });

  it('learns that its chat was closed', async () => {
    const { cleo, chatId, talk } = await away();
    cutOff();
    await stage.ana.api.post(`/chats/${chatId}/close`);
    await eventually(async () => snapshot(talk).chat?.status === 'closed');
    expect(cleo.chats.getSnapshot()).toEqual([]);
  });

  it('tells what was read meanwhile', async () => {
    const { cleo, talk, chatId } = await away();
    const offline = new Promise<void>((resolve) => cleo.state.subscribe(() => cleo.state.getSnapshot().status === 'offline' && resolve()));
    cutOff();
    await offline;
    talk.markRead();
    expect(snapshot(talk).unread).toBe(0);
    const readBy = cleo.heard[0]!.sender.id!;
    await eventually(async () => (await stage.ana.api.get(`/chats/${chatId}`)).body.readUpTo[readBy] === 3);
  });
});
