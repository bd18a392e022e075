import { inForm } from '../../libs/kernel/testing/form';
import { randomUUID } from 'node:crypto';
import { Switchboard } from '../kit/switchboard';

const SENDS = 100;
const ROUNDS = inForm({ full: 5, short: 2 });

interface Sent {
  seq?: number;
  refused?: { status: number; code: string };
}

/** Whoever is told that a message is stored finds it in the chat; once it is closed, nobody is told so. */
describe('A chat that is closed while a hundred messages are on their way', () => {
  let nodes: [Switchboard, Switchboard];

  beforeAll(async () => {
    const one = await Switchboard.start();
    nodes = [one, await Switchboard.start({ databaseUrl: one.databaseUrl })];
    await one.settings({ maxMessagesPerSecond: 0, maxEventsPerSecond: 0, maxNewChatsPerMinute: 0, maxConcurrentChats: 100 });
    await nodes[1].sweep();
  });
  afterAll(async () => {
    await nodes[1].stop();
    await nodes[0].stop();
  });

  it('keeps those that came before, refuses the others with 409, and stores nothing after its end', async () => {
    const [here, there] = nodes;
    const agent = await here.agentOnline();
    let refusals = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { chat, customerToken: token } = await here.startChat();
      const chatId = chat.id;
      await agent.socket.heard('chat.assigned', (payload) => payload.chat.id === chatId);
      const sockets = [await here.connect(token), await there.connect(token), agent.socket];
      const apis = [here.as({ token }), there.as({ token }), agent.api];
      const bySocket = async (i: number, message: object): Promise<Sent> => {
        const ack = await sockets[i % 3]!.emit('message.send', { chatId, ...message });
        return ack.ok ? { seq: ack.data.message.seq } : { refused: ack.error };
      };
      const byRest = async (i: number, message: object): Promise<Sent> => {
        const { status, body } = await apis[i % 3]!.post(`/chats/${chatId}/messages`, message);
        return status === 201 ? { seq: body.seq } : { refused: body };
      };
      const send = (i: number): Promise<Sent> =>
        (i % 2 === 0 ? bySocket : byRest)(Math.trunc(i / 2), { clientMessageId: randomUUID(), text: `${i}` });

      const sending = Array.from({ length: SENDS / 2 }, (_, i) => send(i));
      await Promise.race(sending);
      const closing = round % 2 === 0 ? there.as({ token }).post(`/chats/${chatId}/close`) : agent.socket.emit('chat.close', { chatId });
      const sent = await Promise.all([...sending, ...Array.from({ length: SENDS / 2 }, (_, i) => send(SENDS / 2 + i))]);
      expect(await closing).toMatchObject(round % 2 === 0 ? { status: 200 } : { ok: true });
      sent.push(...(await Promise.all(Array.from({ length: 6 }, (_, i) => send(i)))));

      const refused = sent.filter((each) => each.refused);
      for (const each of refused) expect(each.refused).toMatchObject({ status: 409, code: 'chat.closed' });
      for (const late of sent.slice(-6)) expect(late.refused).toBeDefined();
      refusals += refused.length;

      const all = await here.probe.messages(chatId);
      const written = all.filter(({ sender }) => sender !== 'system');
      expect(written.map(({ seq }) => seq)).toEqual(sent.flatMap(({ seq }) => seq ?? []).toSorted((a, b) => a - b));
      expect(written.filter(({ late }) => late)).toEqual([]);
      expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i + 1));
    }
    expect(refusals).toBeGreaterThan(6 * ROUNDS);
  });
});
