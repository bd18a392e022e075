import { servedBy, unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

describe('The workload', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await unlimited();
  });
  afterAll(() => switchboard.stop());

  it('shows each desk against its limit, who waits for a reply and how long, and the whole floor; and tells what changes', async () => {
    const supervisor = await switchboard.staff('supervisor');
    const desk = await switchboard.connect(supervisor.token);
    const ana = await switchboard.agentOnline({ name: 'Ana', maxConcurrentChats: 2 });
    const { chat, customerToken } = await switchboard.startChat({ message: 'Hello?' });
    await switchboard.startChat();
    await switchboard.startChat();
    const full = await desk.heard('workload.changed', ({ agentId, activeChats }) => agentId === ana.id && activeChats === 2);
    expect(full).toMatchObject({ name: 'Ana', status: 'busy', maxConcurrentChats: 2, utilisation: 1, waitingForReply: 1 });

    switchboard.clock.advance(90);
    const { body } = await supervisor.api.get('/workload');
    expect(body.agents.find(({ agentId }: { agentId: string }) => agentId === ana.id)).toMatchObject({
      activeChats: 2,
      waitingForReply: 1,
      oldestReplyDueSince: chat.createdAt,
    });
    expect(body.totals).toMatchObject({ online: 0, active: 2, capacity: 2, queued: 1 });
    expect(body.totals.longestWaitSeconds).toBeGreaterThanOrEqual(90);

    await ana.api.post(`/chats/${chat.id}/messages`, { clientMessageId: '1', text: 'Hello!' });
    await desk.heard(
      'workload.changed',
      ({ agentId, waitingForReply, activeChats }) => agentId === ana.id && activeChats === 2 && waitingForReply === 0,
    );
    const cleo = await switchboard.connect(customerToken);
    await cleo.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'One more thing' });
    await desk.heard(
      'workload.changed',
      ({ agentId, oldestReplyDueSince }) => agentId === ana.id && oldestReplyDueSince !== null && oldestReplyDueSince > chat.createdAt,
    );
  });

  it('counts chats on hold apart, which take no seat, until they leave their agent', async () => {
    const supervisor = await switchboard.staff('supervisor');
    const desk = await switchboard.connect(supervisor.token);
    for (const { chatId } of (await supervisor.api.get('/queue')).body.data) await supervisor.api.post(`/chats/${chatId}/close`);
    const [bo, cy] = [await switchboard.agentOnline({ name: 'Bo' }), await switchboard.agentOnline({ name: 'Cy' })];
    const held = async () => {
      await cy.socket.ask('status.set', { status: 'busy' });
      const { chatId } = await servedBy(bo, switchboard);
      await cy.socket.ask('status.set', { status: 'online' });
      expect((await bo.api.put(`/chats/${chatId}/hold`, {})).body.hold.until).toBeNull();
      return chatId;
    };
    const leaves: [string, object][] = [
      ['close', {}],
      ['transfer', { agentId: cy.id }],
      ['transfer', {}],
    ];
    for (const [how, what] of leaves) {
      const chatId = await held();
      await desk.heard('workload.changed', (row) => row.agentId === bo.id && row.onHold === 1 && row.activeChats === 0);
      const { body } = await supervisor.api.get('/workload');
      expect([body.totals.onHold, body.agents.find((row: { agentId: string }) => row.agentId === bo.id)]).toMatchObject([
        1,
        { onHold: 1, activeChats: 0, utilisation: 0 },
      ]);
      desk.log.length = 0;
      expect(await supervisor.api.post(`/chats/${chatId}/${how}`, what)).toMatchObject({ status: 200 });
      await desk.heard('workload.changed', (row) => row.agentId === bo.id && row.onHold === 0);
      if (how === 'transfer') await supervisor.api.post(`/chats/${chatId}/close`);
    }
  });

  it('is for supervisors', async () => {
    const agent = await switchboard.staff('agent');
    expect((await agent.api.get('/workload')).status).toBe(403);
  });
});
