import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

describe('A customer’s chat reaches an agent', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await unlimited();
  });
  afterAll(() => switchboard.stop());

  it('is assigned by itself, carries ten messages each way in order, and is closed by the agent', async () => {
    const ana = await switchboard.agentOnline({ name: 'Ana', skills: ['billing'] });
    await (await switchboard.admin()).api.post('/skills', { name: 'returns', public: true });
    await switchboard.skills(ana.id, ['billing', 'returns']);

    const { chat, customerToken, queue } = await switchboard.startChat({
      customer: { name: 'Cleo', email: 'cleo@example.com' },
      skills: [{ name: 'returns' }],
      message: 'Hello?',
    });
    const cleo = await switchboard.connect(customerToken);
    expect([0, 1]).toContain(queue.position);

    const assigned = await ana.socket.heard('chat.assigned');
    expect(assigned).toMatchObject({
      chat: { id: chat.id, status: 'active', agentId: ana.id, customer: { name: 'Cleo' } },
      agent: { id: ana.id, name: 'Ana' },
    });

    for (let i = 0; i < 10; i++) {
      await cleo.ask('message.send', { chatId: chat.id, clientMessageId: `c${i}`, text: `question ${i}` });
      await ana.socket.ask('message.send', { chatId: chat.id, clientMessageId: `a${i}`, text: `answer ${i}` });
    }
    const heard = await ana.socket.heardTimes('message.created', 21);
    const seqs = heard.map(({ message }) => message.seq);
    expect(seqs.slice(-20)).toEqual(Array.from({ length: 20 }, (_, i) => i + 3));

    const closed = await ana.socket.ask('chat.close', { chatId: chat.id, resolution: 'resolved' });
    expect(closed.chat).toMatchObject({ status: 'closed', closeReason: 'agent', resolution: 'resolved', lastSeq: 23 });
    await cleo.heard('chat.closed');
  });
});
