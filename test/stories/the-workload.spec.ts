import { unlimited } from '../kit/cast';
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

  it('is for supervisors', async () => {
    const agent = await switchboard.staff('agent');
    expect((await agent.api.get('/workload')).status).toBe(403);
  });
});
