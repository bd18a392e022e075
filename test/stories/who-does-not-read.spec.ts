import { itInFull } from '../../libs/kernel/testing/form';
import type { Socket as Tcp } from 'node:net';
import { rooms, Sockets } from '#platform';
import { type Connected, eventually } from '../kit/client';
import { Switchboard } from '../kit/switchboard';

const MESSAGES = 1_500;
const AT_ONCE = 25;
/** 30 kB on the wire, more than all buffers of the network together hold of as many. */
const TEXT = '€'.repeat(10_000);
/** What may wait for a client in the server, and what is sent in the turn in which it is cut. */
const MOST = 8_388_608 + AT_ONCE * 11_000;

interface Buffered {
  writeBuffer: { data?: { length: number } }[];
  transport: { writable: boolean };
  on(event: 'packetCreate', listener: () => void): void;
}

describe('Who does not read', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    await switchboard.settings({ maxMessagesPerSecond: 0, maxEventsPerSecond: 0 });
  });
  afterAll(() => switchboard.stop());

  const connectionOf = (client: Connected): Buffered =>
    switchboard.app.get(Sockets).open.find(({ id }) => id === client.socket.id)!.conn as unknown as Buffered;
  const tcpOf = (client: Connected): Tcp =>
    (client.socket.io.engine as unknown as { transport: { ws: { _socket: Tcp } } }).transport.ws._socket;
  const isOpen = (id: string | undefined) => switchboard.app.get(Sockets).open.some((socket) => socket.id === id);

  it('is cut before it fills the memory, and the others in the chat hear everything', async () => {
    const agent = await switchboard.agentOnline();
    const { chat, customerToken } = await switchboard.startChat();
    const [writes, reads, stuck] = [
      await switchboard.connect(customerToken),
      await switchboard.connect(customerToken),
      await switchboard.connect(customerToken),
    ];
    const { id } = stuck.socket;
    const connection = connectionOf(stuck);
    let most = 0;
    connection.on('packetCreate', () => {
      most = Math.max(
        most,
        connection.writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0),
      );
    });
    const tcp = tcpOf(stuck);
    tcp.pause();
    // It pretends to live, which keeps the heartbeat content.
    const pretending = setInterval(() => tcp.writable && tcp.write(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0x33])), 1_000);

    let next = 0;
    const write = async (): Promise<void> => {
      while (next < MESSAGES && isOpen(id)) {
        next += 1;
        const ack = await writes.emit('message.send', { chatId: chat.id, clientMessageId: `${next}`, text: TEXT });
        expect(ack.ok).toBe(true);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, write)).finally(() => clearInterval(pretending));

    expect(isOpen(id)).toBe(false);
    tcpOf(stuck).destroy();
    expect(most).toBeLessThan(MOST);
    expect(most).toBeGreaterThan(1_000_000);
    await eventually(async () => connection.writeBuffer.length === 0, 'its memory to be free');
    for (const other of [reads, agent.socket]) {
      // Whoever came in early also hears who was assigned.
      const heard = () => other.all('message.created').filter(({ message }) => message.sender.type === 'customer');
      const seqs = (await eventually(async () => heard().length >= next && heard(), 'all of it')).map(({ message }) => message.seq);
      expect(seqs).toEqual(Array.from({ length: next }, (_, i) => seqs[0]! + i));
    }
    expect([writes, reads, agent.socket].every(({ socket }) => isOpen(socket.id))).toBe(true);
  });

  it('a large answer to somebody who reads is none of it, whatever comes behind it', async () => {
    const { chat, customerToken } = await switchboard.startChat();
    await switchboard.probe.doctor.writeMessages(chat.id, { from: 1_001, to: 2_000, text: TEXT });
    const [cleo, dora] = [await switchboard.connect(customerToken), await switchboard.connect(customerToken)];
    tcpOf(cleo).pause();
    const joining = cleo.ask('chat.join', { chatId: chat.id, afterSeq: 1_000 });
    const connection = connectionOf(cleo);
    await eventually(async () => !connection.transport.writable, 'the answer to be on its way');
    for (let n = 1; n <= 5; n++) await dora.ask('message.send', { chatId: chat.id, clientMessageId: `behind ${n}`, text: 'x' });
    tcpOf(cleo).resume();
    expect((await joining).messages).toHaveLength(1_000);
    await cleo.heardTimes('message.created', 5);
  });

  itInFull('much that is sent in one turn to somebody who reads is heard', async () => {
    const { chat, customerToken } = await switchboard.startChat();
    const cleo = await switchboard.connect(customerToken);
    const payload = { chatId: chat.id, senderId: chat.customer.id, senderType: 'agent', typing: true } as const;
    for (let n = 0; n < 6_000; n++)
      switchboard.app.get(Sockets).send({ name: 'typing', told: [{ payload, to: [rooms.customer(chat.customer.id)] }] });
    await cleo.heardTimes('typing', 6_000);
    expect(isOpen(cleo.socket.id)).toBe(true);
  });
});
