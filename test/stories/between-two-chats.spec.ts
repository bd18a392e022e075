import type { AgentView, ChatView, RoutingExplanation } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Switchboard } from '../kit/switchboard';

describe('Between two chats', () => {
  let switchboard: Switchboard;
  let ada: Api;
  let ana: Agent;

  beforeEach(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 2 });
    ada = (await switchboard.staff('admin', { name: 'Ada' })).api;
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterEach(() => switchboard.stop());

  const set = async (settings: object) => {
    expect((await ada.patch('/settings', settings)).status).toBe(200);
    await ada.get('/settings');
  };
  const chatOf = async (id: string) => (await ada.get(`/chats/${id}`)).body as ChatView;
  const assigned = async (id: string): Promise<string | null> => {
    await eventually(async () => (await chatOf(id)).agentId !== null, 'the chat to be assigned');
    return (await chatOf(id)).agentId;
  };
  const desk = async (agent = ana) => (await agent.api.get('/agents/me')).body as AgentView;
  const secondsUntil = (time: string | null) => (Date.parse(time!) - switchboard.clock.now().getTime()) / 1000;
  const close = async (chatId: string, agent = ana) =>
    expect((await agent.api.post(`/chats/${chatId}/close`, { resolution: 'resolved' })).status).toBe(200);
  const later = async (seconds: number) => {
    switchboard.clock.advance(seconds);
    await switchboard.sweep();
  };

  describe('an agent wraps up', () => {
    it('with the seat taken for so long after the close, or until it says that it is done', async () => {
      await set({ wrapUpSeconds: 60, maxConcurrentChats: 1 });
      const { chat: first } = await switchboard.startChat();
      await assigned(first.id);
      await close(first.id);
      expect(await desk()).toMatchObject({ status: 'busy', statusReason: 'at_capacity', activeChats: 1 });
      expect(secondsUntil((await desk()).wrapUpUntil)).toBeCloseTo(60, 0);
      const { chat: second } = await switchboard.startChat();
      await later(59);
      expect(await chatOf(second.id)).toMatchObject({ status: 'queued' });
      expect((await ada.get(`/chats/${second.id}/routing`)).body.waitingFor).toMatchObject({ code: 'at_capacity' });
      await later(2);
      expect(await assigned(second.id)).toBe(ana.id);
      expect(await desk()).toMatchObject({ activeChats: 1, wrapUpUntil: null });

      await close(second.id);
      const { chat: third } = await switchboard.startChat();
      expect((await ana.api.post(`/chats/${second.id}/wrap-up/done`)).status).toBe(204);
      expect(await assigned(third.id)).toBe(ana.id);
      expect((await ana.api.post(`/chats/${second.id}/wrap-up/done`)).status).toBe(204);
      expect(await desk()).toMatchObject({ activeChats: 1, wrapUpUntil: null });
    });

    it('of each chat for itself, and of none that went elsewhere or never was its own', async () => {
      await set({ wrapUpSeconds: 60 });
      const { chat: first } = await switchboard.startChat();
      const { chat: second } = await switchboard.startChat();
      await assigned(second.id);
      await close(first.id);
      await later(30);
      await close(second.id);
      expect((await desk()).activeChats).toBe(2);
      expect(secondsUntil((await desk()).wrapUpUntil)).toBeCloseTo(60, 0);
      await later(31);
      expect((await desk()).activeChats).toBe(1);
      const bea = await switchboard.agentOnline({ name: 'Bea' });
      const { chat: third } = await switchboard.startChat();
      expect(await assigned(third.id)).toBe(bea.id);
      await bea.api.post(`/chats/${third.id}/transfer`, { agentId: ana.id });
      expect(await desk(bea)).toMatchObject({ activeChats: 0, wrapUpUntil: null });
    });

    it('and only itself or a supervisor ends it', async () => {
      await set({ wrapUpSeconds: 60 });
      const { chat, customerToken } = await switchboard.startChat();
      await assigned(chat.id);
      await close(chat.id);
      const bea = await switchboard.agentOnline({ name: 'Bea' });
      expect((await bea.api.post(`/chats/${chat.id}/wrap-up/done`)).status).toBe(404);
      expect((await switchboard.as({ token: customerToken }).post(`/chats/${chat.id}/wrap-up/done`)).status).toBe(403);
      expect((await desk()).activeChats).toBe(1);
      expect((await ada.post(`/chats/${chat.id}/wrap-up/done`)).status).toBe(204);
      expect((await desk()).activeChats).toBe(0);
    });
  });

  it('an agent has room to breathe: routing gives no other chat for so long, and says why', async () => {
    await set({ breathingSeconds: 20 });
    const { chat: first } = await switchboard.startChat();
    await assigned(first.id);
    const { nextChatAt: next, ...shown } = await desk();
    expect(shown).toMatchObject({ status: 'online', activeChats: 1 });
    expect(secondsUntil(next)).toBeCloseTo(20, 0);
    const { chat: second } = await switchboard.startChat();
    await later(19);
    const { body: why } = await ada.get(`/chats/${second.id}/routing`);
    expect(why.waitingFor).toMatchObject({ code: 'breathing', agents: 1, until: next });
    expect(why.candidates.find(({ agentId }: { agentId: string }) => agentId === ana.id).reasons).toEqual([
      { code: 'breathing', until: next },
    ]);
    expect((await ada.get('/queue')).body.data).toMatchObject([{ chatId: second.id, waitingFor: { code: 'breathing', until: next } }]);
    await later(2);
    expect(await assigned(second.id)).toBe(ana.id);
    // By hand it does not bind.
    await close(first.id);
    const { chat: third } = await switchboard.startChat();
    expect((await ana.api.post(`/chats/${third.id}/claim`)).status).toBe(200);
  });

  describe('a chat that weighs more', () => {
    const urgent = async () => (await switchboard.startChat({ priority: 'urgent' }, ada)).chat;
    const why = async (id: string) => (await ada.get(`/chats/${id}/routing`)).body as RoutingExplanation;
    const against = async (id: string) => (await why(id)).candidates.find(({ agentId }) => agentId === ana.id)!.reasons;

    it('takes as many seats, which it keeps while it is wrapped up, and is not overtaken for want of room', async () => {
      await set({ maxConcurrentChats: 3, chatWeights: [{ priority: 'urgent', weight: 2 }], wrapUpSeconds: 60 });
      const { chat: light } = await switchboard.startChat();
      const heavy = await urgent();
      expect([await assigned(light.id), await assigned(heavy.id)]).toEqual([ana.id, ana.id]);
      expect(await desk()).toMatchObject({ activeChats: 3, status: 'busy', statusReason: 'at_capacity' });
      expect(await why(heavy.id)).toMatchObject({ weight: 2, chosen: ana.id });
      await close(light.id);
      await later(61);
      expect(await desk()).toMatchObject({ activeChats: 2, status: 'online' });

      const next = await urgent();
      const { chat: behind } = await switchboard.startChat();
      await later(1);
      expect(await why(next.id)).toMatchObject({ weight: 2, waitingFor: { code: 'too_heavy', agents: 1 } });
      expect(await against(next.id)).toEqual([{ code: 'too_heavy', active: 2, limit: 3, weight: 2 }]);
      expect(await against(behind.id)).toEqual([{ code: 'reserved', chatId: next.id }]);
      expect((await ada.get('/queue')).body.data).toMatchObject([
        { chatId: next.id, weight: 2, waitingFor: { code: 'too_heavy' } },
        { chatId: behind.id, weight: 1, waitingFor: { code: 'reserved' } },
      ]);
      expect((await ana.api.post(`/chats/${next.id}/claim`)).body).toMatchObject({ status: 409, code: 'agent.at_capacity' });
      await close(heavy.id);
      expect(await desk()).toMatchObject({ activeChats: 2 });
      await later(61);
      expect([await assigned(next.id), await assigned(behind.id)]).toEqual([ana.id, ana.id]);
      expect((await desk()).activeChats).toBe(3);
      expect(await switchboard.probe.wrongSeats()).toEqual([]);
    });

    it('is held, resumed, transferred and taken over with all its seats, and alone takes those of whoever has fewer', async () => {
      await set({ maxConcurrentChats: 2, chatWeights: [{ weight: 9, priority: 'urgent' }] });
      const heavy = await urgent();
      expect(await assigned(heavy.id)).toBe(ana.id);
      expect((await desk()).activeChats).toBe(2);
      // What it took is freed, whatever the settings say by then.
      await set({ chatWeights: [] });
      expect((await ana.api.put(`/chats/${heavy.id}/hold`, {})).status).toBe(200);
      expect((await desk()).activeChats).toBe(0);
      await set({ chatWeights: [{ weight: 2 }] });
      const { chat: other } = await switchboard.startChat();
      expect(await assigned(other.id)).toBe(ana.id);
      expect((await ana.api.delete(`/chats/${heavy.id}/hold`)).body).toMatchObject({ code: 'agent.at_capacity' });
      const bea = await switchboard.agentOnline({ name: 'Bea', maxConcurrentChats: 3 });
      expect((await ana.api.post(`/chats/${heavy.id}/transfer`, { agentId: bea.id })).status).toBe(200);
      expect((await ana.api.post(`/chats/${other.id}/transfer`, { agentId: bea.id })).body).toMatchObject({ code: 'agent.at_capacity' });
      await bea.api.post(`/chats/${heavy.id}/transfer`, {});
      expect([(await desk()).activeChats, (await desk(bea)).activeChats]).toEqual([2, 0]);
      expect((await ada.post(`/chats/${heavy.id}/take-over`)).status).toBe(200);
      expect(await switchboard.probe.wrongSeats()).toEqual([]);
    });

    it('by rules that name a skill and a team that there are, and follow both', async () => {
      const sales = (await ada.post('/teams', { name: 'Sales' })).body as { id: string };
      await ada.post('/skills', { name: 'Billing' });
      const refused = async (rule: object) => (await ada.patch('/settings', { chatWeights: [rule] })).body;
      expect(await refused({ skill: 'unheard', weight: 2 })).toMatchObject({
        status: 422,
        code: 'skill.unknown',
        errors: [{ pointer: '/chatWeights/0/skill' }],
      });
      expect(await refused({ teamId: ana.id, weight: 2 })).toMatchObject({ status: 422, errors: [{ pointer: '/chatWeights/0/teamId' }] });
      expect(await refused({ weight: 0 })).toMatchObject({ status: 422, errors: [{ pointer: '/chatWeights/0/weight' }] });
      const rules = async () => (await ada.get('/settings')).body.chatWeights;
      await set({
        chatWeights: [
          { skill: ' billing', weight: 2 },
          { teamId: sales.id, weight: 3 },
        ],
      });
      expect(await rules()).toEqual([
        { skill: 'Billing', weight: 2 },
        { teamId: sales.id, weight: 3 },
      ]);
      await ada.patch('/skills/Billing', { name: 'Invoices' });
      await ada.delete(`/teams/${sales.id}`);
      expect(await rules()).toEqual([{ skill: 'Invoices', weight: 2 }]);
      await ada.delete('/skills/Invoices');
      expect(await rules()).toEqual([]);
    });
  });

  describe('a customer who returns', () => {
    let bea: Agent;

    beforeEach(async () => {
      bea = await switchboard.agentOnline({ name: 'Bea' });
    });

    async function served(customer: Api): Promise<ChatView> {
      const { chat } = await switchboard.startChat({}, customer);
      await assigned(chat.id);
      return chatOf(chat.id);
    }

    async function returning(): Promise<{ customer: Api; first: ChatView }> {
      const { chat, customerToken } = await switchboard.startChat();
      await assigned(chat.id);
      const first = await chatOf(chat.id);
      await close(chat.id, first.agentId === ana.id ? ana : bea);
      return { customer: switchboard.as({ token: customerToken }), first };
    }

    it('goes to the last agent first, who may be the busier one, within so many days', async () => {
      await set({ stickyDays: 1 });
      const { customer, first } = await returning();
      const [last, other] = first.agentId === ana.id ? [ana, bea] : [bea, ana];
      await last.api.post('/chats', { customer: { name: 'Dora' }, claim: true });
      const again = await served(customer);
      expect([again.agentId, again.previousAgentId]).toEqual([last.id, last.id]);
      const { body: why } = await ada.get(`/chats/${again.id}/routing`);
      expect(why.candidates[0]).toMatchObject({ agentId: last.id, marks: { lastAgent: 1 } });
      await close(again.id, last);
      switchboard.clock.advance(86_401);
      await Promise.all([last, other].map(({ api }) => api.put('/agents/me/status', { status: 'online' })));
      expect(await served(customer)).toMatchObject({ agentId: other.id, previousAgentId: last.id });
    });

    it('goes to whoever is free when the last agent is not, and like all others where nobody asked for it', async () => {
      await set({ stickyDays: 1 });
      const { customer, first } = await returning();
      const [last, other] = first.agentId === ana.id ? [ana, bea] : [bea, ana];
      await last.api.put('/agents/me/status', { status: 'away' });
      const again = await served(customer);
      expect(again).toMatchObject({ agentId: other.id, previousAgentId: last.id });
      await last.api.put('/agents/me/status', { status: 'online' });
      await close(again.id, other);
      await set({ stickyDays: 0 });
      expect(await served(customer)).toMatchObject({ agentId: last.id, previousAgentId: other.id });
    });
  });
});
