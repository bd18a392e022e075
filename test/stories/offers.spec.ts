import { itInFull } from '../../libs/kernel/testing/form';
import { type Agent, unlimited } from '../kit/cast';
import { PASSWORD, Switchboard } from '../kit/switchboard';

describe('A chat is offered before it is assigned', () => {
  let switchboard: Switchboard;
  let ana: Agent;

  beforeEach(async () => {
    switchboard = await unlimited({ offerTimeoutSeconds: 20 });
    ana = await switchboard.agentOnline({ name: 'Ana', maxConcurrentChats: 1 });
  });
  afterEach(() => switchboard.stop());

  const history = async (chatId: string) =>
    (await (await switchboard.admin()).api.get(`/chats/${chatId}/history`)).body.data.map(({ type }: { type: string }) => type);

  it('the agent accepts: the chat is active and the seat was held all along', async () => {
    const { chat, customerToken } = await switchboard.startChat();
    const cleo = await switchboard.connect(customerToken);
    const offer = await ana.socket.heard('chat.offered');
    expect(offer).toMatchObject({ chat: { id: chat.id, status: 'offered', agentId: null } });
    expect((await ana.api.get('/agents/me')).body).toMatchObject({ activeChats: 1, status: 'busy', statusReason: 'at_capacity' });

    const accepted = await ana.socket.ask('chat.accept', { chatId: chat.id });
    expect(accepted.chat).toMatchObject({ status: 'active', agentId: ana.id });
    await cleo.heard('chat.assigned');
    expect(await ana.socket.heard('chat.offer_ended')).toEqual({ chatId: chat.id, reason: 'accepted' });
    expect((await ana.api.get('/agents/me')).body.activeChats).toBe(1);
    expect((await ana.api.post(`/chats/${chat.id}/accept`)).body).toMatchObject({ status: 409, code: 'offer.ended' });
    expect(await history(chat.id)).toEqual(['queued', 'offered', 'accepted', 'assigned']);
  });

  it('declined, it goes to the next, and not back to who declined until everybody has', async () => {
    const { chat } = await switchboard.startChat();
    await ana.socket.heard('chat.offered');
    const bo = await switchboard.agentOnline({ name: 'Bo' });
    const declined = await ana.api.post(`/chats/${chat.id}/decline`, { reason: 'at lunch soon' });
    expect(declined.status).toBe(200);
    await bo.socket.heard('chat.offered');
    expect(ana.socket.all('chat.offered')).toHaveLength(1);
    expect((await ana.api.get('/agents/me')).body.activeChats).toBe(0);

    await bo.socket.ask('chat.decline', { chatId: chat.id });
    await switchboard.sweep();
    expect([...ana.socket.all('chat.offered'), ...bo.socket.all('chat.offered')]).toHaveLength(2);
    switchboard.clock.advance(31);
    await switchboard.sweep();
    const [again] = (await Promise.race([ana.socket.heardTimes('chat.offered', 2), bo.socket.heardTimes('chat.offered', 2)])) as {
      chat: { id: string };
    }[];
    expect(again!.chat.id).toBe(chat.id);
    const { body } = await (await switchboard.admin()).api.get(`/chats/${chat.id}/history`);
    expect(body.data.find(({ type }: { type: string }) => type === 'declined')).toMatchObject({
      fromAgentId: ana.id,
      reason: 'at lunch soon',
      actor: { type: 'agent', id: ana.id },
    });
  });

  it('declined by the only one who fits, it leaves that agent alone for the cool-down, says so, and holds up nobody else', async () => {
    await switchboard.settings({ declineCooldownSeconds: 10 });
    const { chat } = await switchboard.startChat();
    await ana.socket.heard('chat.offered');
    await ana.socket.ask('chat.decline', { chatId: chat.id });
    await switchboard.sweep();
    expect(ana.socket.all('chat.offered')).toHaveLength(1);
    const waitingFor = { code: 'cooling_down', agents: 1, skills: [], until: expect.any(String) };
    expect((await ana.api.get(`/chats/${chat.id}/routing`)).body).toMatchObject({ chosen: null, waitingFor });
    expect((await ana.api.get('/queue')).body.data).toMatchObject([{ chatId: chat.id, waitingFor }]);

    const next = await switchboard.startChat();
    await ana.socket.heard('chat.offered', (offer) => offer.chat.id === next.chat.id);
    await ana.socket.ask('chat.accept', { chatId: next.chat.id });
    await ana.socket.ask('chat.close', { chatId: next.chat.id });
    switchboard.clock.advance(9);
    await switchboard.sweep();
    expect(ana.socket.all('chat.offered')).toHaveLength(2);
    switchboard.clock.advance(1);
    await switchboard.sweep();
    expect((await ana.socket.heardTimes('chat.offered', 3))[2]).toMatchObject({ chat: { id: chat.id } });
  });

  it('unanswered, it expires by the clock, also after a restart: the next is asked and the agent is away, one click from back', async () => {
    const { chat } = await switchboard.startChat();
    await ana.socket.heard('chat.offered');
    const bo = await switchboard.agentOnline({ name: 'Bo' });
    const other = await Switchboard.start({ databaseUrl: switchboard.databaseUrl });
    other.clock.advance(21);
    await other.sweep();
    switchboard.clock.advance(21);
    await switchboard.sweep();
    expect((await bo.api.get(`/chats/${chat.id}`)).body.status).toBe('offered');
    expect((await ana.api.get('/agents/me')).body).toMatchObject({
      status: 'away',
      statusReason: 'missed_offer',
      selectedStatus: 'online',
      activeChats: 0,
    });
    await ana.socket.ask('activity', {});
    await switchboard.sweep();
    expect((await ana.api.get('/agents/me')).body).toMatchObject({ status: 'away', statusReason: 'missed_offer' });
    expect((await ana.api.post(`/chats/${chat.id}/accept`)).status).toBeGreaterThanOrEqual(404);
    expect((await ana.api.put('/agents/me/status', { status: 'online' })).body.status).toBe('online');
    expect(await history(chat.id)).toEqual(['queued', 'offered', 'offer_expired', 'offered']);
    await other.stop();
  });

  it('unanswered, it keeps its agent away only until the agent signs in anew, even at once', async () => {
    await switchboard.startChat();
    await ana.socket.heard('chat.offered');
    switchboard.clock.advance(21);
    await switchboard.sweep();
    expect((await ana.api.get('/agents/me')).body).toMatchObject({ status: 'away', statusReason: 'missed_offer' });
    expect((await switchboard.visitor.post('/auth/login', { email: ana.email, password: PASSWORD })).status).toBe(200);
    expect((await ana.api.get('/agents/me')).body).toMatchObject({ status: 'online', statusReason: 'connected' });
  });

  itInFull('unanswered, it keeps its agent away only until the agent comes back after having been gone', async () => {
    await switchboard.startChat();
    await ana.socket.heard('chat.offered');
    switchboard.clock.advance(21);
    await switchboard.sweep();
    expect((await ana.api.get('/agents/me')).body).toMatchObject({ status: 'away', statusReason: 'missed_offer' });
    ana.socket.close();
    for (let looks = 0; looks < 50 && (await ana.api.get('/agents/me')).body.connected; looks++) {
      switchboard.clock.advance(31);
      await switchboard.sweep();
    }
    await switchboard.connect(ana.token);
    const { body } = await (await switchboard.admin()).api.get(`/agents/${ana.id}/status-history`);
    expect(body.data.map(({ reason }: { reason: string }) => reason)).toEqual(
      expect.arrayContaining(['missed_offer', 'disconnected', 'connected']),
    );
    expect((await ana.api.get('/agents/me')).body.statusReason).not.toBe('missed_offer');
  });

  it('an offer is withdrawn when the chat is closed or the agent goes offline, and nobody else may answer it', async () => {
    const { chat, customerToken } = await switchboard.startChat();
    await ana.socket.heard('chat.offered');
    const bo = await switchboard.agentOnline({ name: 'Bo', maxConcurrentChats: 0 });
    expect((await bo.api.post(`/chats/${chat.id}/accept`)).status).toBe(404);
    expect((await bo.api.post(`/chats/${chat.id}/claim`)).body.code).toBe('chat.already_assigned');
    const cleo = await switchboard.connect(customerToken);
    await cleo.ask('chat.close', { chatId: chat.id });
    expect(await ana.socket.heard('chat.offer_ended')).toEqual({ chatId: chat.id, reason: 'withdrawn' });
    expect((await ana.api.get('/agents/me')).body).toMatchObject({ activeChats: 0, status: 'online' });

    const second = await switchboard.startChat();
    await ana.socket.heard('chat.offered', ({ chat: { id } }) => id === second.chat.id);
    await ana.socket.ask('status.set', { status: 'offline' });
    await ana.socket.heard('chat.offer_ended', ({ chatId }) => chatId === second.chat.id);
    expect((await (await switchboard.admin()).api.get(`/chats/${second.chat.id}`)).body.status).toBe('queued');
  });
});
