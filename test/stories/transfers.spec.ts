import { itInFull } from '../../libs/kernel/testing/form';
import type { ChatView } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';
import { type Connected, saidByPeople } from '../kit/client';

describe('A chat is transferred', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let bo: Agent;
  let supervisor: Connected;
  let chat: ChatView;
  let cleo: Connected;

  beforeEach(async () => {
    switchboard = await unlimited();
    ana = await switchboard.agentOnline({ name: 'Ana' });
    const started = await switchboard.startChat({ message: 'Hello' });
    chat = started.chat;
    cleo = await switchboard.connect(started.customerToken);
    await ana.socket.heard('chat.assigned');
    bo = await switchboard.agentOnline({ name: 'Bo', maxConcurrentChats: 1 });
    supervisor = await switchboard.connect((await switchboard.staff('supervisor')).token);
  });
  afterEach(() => switchboard.stop());

  const load = async (agent: Agent) => (await agent.api.get('/agents/me')).body.activeChats;

  it('to an agent: everybody is told once, the note stays with staff, age and history are kept', async () => {
    const { chat: moved } = await ana.socket.ask('chat.transfer', { chatId: chat.id, agentId: bo.id, note: 'likes cats' });
    expect(moved).toMatchObject({ status: 'active', agentId: bo.id, queuedAt: chat.queuedAt });
    for (const staff of [ana.socket, bo.socket, supervisor]) {
      expect(await staff.heard('chat.transferred')).toMatchObject({ fromAgentId: ana.id, toAgentId: bo.id, note: 'likes cats' });
    }
    expect(await cleo.heard('chat.transferred')).not.toHaveProperty('note');
    await cleo.ask('message.send', { chatId: chat.id, clientMessageId: '1', text: 'And you are?' });
    await bo.socket.heard('message.created', ({ message }) => message.text === 'And you are?');
    expect(ana.socket.all('message.created').map(({ message }) => message.notice?.type)).toEqual(['assigned']);
    expect(saidByPeople((await bo.socket.ask('chat.join', { chatId: chat.id })).messages)).toHaveLength(2);
    expect([await load(ana), await load(bo)]).toEqual([0, 1]);
    expect(bo.socket.all('chat.assigned')).toHaveLength(0);
    expect(cleo.all('chat.transferred')).toHaveLength(1);
    const { body } = await bo.api.get(`/chats/${chat.id}/history`);
    expect(body.data.at(-1)).toMatchObject({
      type: 'transferred',
      fromAgentId: ana.id,
      toAgentId: bo.id,
      note: 'likes cats',
      actor: { id: ana.id },
    });
  });

  it('is refused without effect when the target is full, not online, gone, or has it already', async () => {
    await bo.socket.ask('status.set', { status: 'away' });
    const to = (agentId: string) => ana.api.post(`/chats/${chat.id}/transfer`, { agentId });
    expect((await to(bo.id)).body).toMatchObject({ status: 409, code: 'agent.not_online' });
    await bo.socket.ask('status.set', { status: 'online' });
    const other = await switchboard.startChat({}, ana.api);
    await bo.socket.heard('chat.assigned', (assigned) => assigned.chat.id === other.chat.id);
    expect((await to(bo.id)).body).toMatchObject({ status: 409, code: 'agent.at_capacity' });
    expect((await to(ana.id)).status).toBe(422);
    expect((await to(chat.id)).status).toBe(404);
    expect((await ana.api.post(`/chats/${chat.id}/transfer`, { agentId: bo.id, skills: [] })).status).toBe(422);
    expect((await bo.api.post(`/chats/${chat.id}/transfer`, { agentId: bo.id })).status).toBe(404);
    expect((await ana.api.get(`/chats/${chat.id}`)).body).toMatchObject({ status: 'active', agentId: ana.id });
    expect([await load(ana), await load(bo)]).toEqual([1, 1]);
  });

  it('to the queue: for others, with its age, until somebody else has had it', async () => {
    await bo.socket.ask('status.set', { status: 'away' });
    await ana.api.post(`/chats/${chat.id}/transfer`, { note: 'not mine' });
    expect(await cleo.heard('chat.transferred')).toMatchObject({ toAgentId: null, chat: { status: 'queued', queuedAt: chat.queuedAt } });
    await switchboard.sweep();
    const why = (await ana.api.get(`/chats/${chat.id}/routing`)).body;
    expect(why.candidates.find(({ agentId }: { agentId: string }) => agentId === ana.id)).toMatchObject({
      eligible: false,
      reasons: [{ code: 'excluded_by_transfer' }, { code: 'cooling_down' }],
    });
    await bo.socket.ask('status.set', { status: 'online' });
    await bo.socket.heard('chat.assigned');
    await bo.api.post(`/chats/${chat.id}/transfer`, {});
    await ana.socket.heardTimes('chat.assigned', 2);
    const { body } = await ana.api.get(`/chats/${chat.id}/history`);
    expect(body.data.map(({ type }: { type: string }) => type)).toEqual([
      'queued',
      'assigned',
      'requeued',
      'assigned',
      'requeued',
      'assigned',
    ]);
  });

  itInFull(
    'to the queue by the only one who could ever take it: it says what it waits for, and comes back after the cool-down',
    async () => {
      const lone = await switchboard.agentOnline({ name: 'Lone', skills: ['lonely'] });
      const { chat: rare } = await switchboard.startChat({ skills: [{ name: 'lonely' }] }, (await switchboard.admin()).api);
      await lone.socket.heard('chat.assigned');
      await lone.api.post(`/chats/${rare.id}/transfer`, {});
      await switchboard.sweep();
      const { body } = await lone.api.get('/queue');
      expect(body.data).toMatchObject([{ chatId: rare.id, waitingFor: { code: 'cooling_down', agents: 1 } }]);
      switchboard.clock.advance(31);
      await switchboard.sweep();
      expect((await lone.socket.heardTimes('chat.assigned', 2))[1]).toMatchObject({ chat: { id: rare.id } });
    },
  );

  it('to skills: only somebody who has them gets it', async () => {
    const cy = await switchboard.agentOnline({ name: 'Cy', skills: ['german'] });
    await ana.api.post(`/chats/${chat.id}/transfer`, { skills: [{ name: 'german' }] });
    expect(await cy.socket.heard('chat.assigned')).toMatchObject({
      chat: { id: chat.id, skills: [{ name: 'german', minLevel: 1, required: true }] },
    });
    expect((await cy.api.post(`/chats/${chat.id}/transfer`, { skills: [{ name: 'klingon' }] })).body).toMatchObject({
      status: 422,
      code: 'skill.unknown',
    });
  });

  it('to other skills while it waits: by a supervisor, and it keeps its age', async () => {
    const [admin, dee] = [(await switchboard.admin()).api, await switchboard.agentOnline({ name: 'Dee', skills: ['danish'] })];
    await admin.post('/skills', { name: 'rare' });
    const { chat: waiting } = await switchboard.startChat({ skills: [{ name: 'rare' }] }, admin);
    const moves = ({ api }: { api: Api }, target: object) => api.post(`/chats/${waiting.id}/transfer`, target);
    const sue = await switchboard.staff('supervisor', { name: 'Sue' });
    const skills = [{ name: 'danish' }];
    expect((await moves(ana, { skills })).body).toMatchObject({ status: 403, code: 'chat.not_assigned_to_you' });
    expect((await moves(sue, { skills, note: 'speaks Danish' })).body).toMatchObject({ status: 422, errors: [{ pointer: '/note' }] });
    expect((await moves(sue, {})).body).toMatchObject({ status: 409, code: 'chat.not_active' });
    expect((await admin.get(`/chats/${waiting.id}`)).body).toMatchObject({ status: 'queued', skills: [{ name: 'rare' }] });
    expect((await moves(sue, { skills })).status).toBe(200);
    const { chat: got } = await dee.socket.heard('chat.assigned');
    expect(got).toMatchObject({ id: waiting.id, queuedAt: waiting.queuedAt, skills: [{ name: 'danish' }] });
    const [logged] = await switchboard.probe.events({ of: waiting.id, types: /ChatSkillsChanged/ });
    expect(logged!.data).toMatchObject({ by: { type: 'agent', id: sue.id } });
  });

  it('warm: the giver keeps it until the other accepts, and for good when the other declines', async () => {
    await ana.api.post(`/chats/${chat.id}/transfer`, { agentId: bo.id, ask: true, note: 'can you?' });
    await bo.socket.heard('chat.offered');
    expect((await ana.api.get(`/chats/${chat.id}`)).body).toMatchObject({ status: 'active', agentId: ana.id });
    expect([await load(ana), await load(bo)]).toEqual([1, 1]);
    await bo.socket.ask('chat.decline', { chatId: chat.id, reason: 'no time' });
    expect([await load(ana), await load(bo)]).toEqual([1, 0]);

    await ana.api.post(`/chats/${chat.id}/transfer`, { agentId: bo.id, ask: true, note: 'please' });
    await bo.socket.heardTimes('chat.offered', 2);
    await bo.socket.ask('chat.accept', { chatId: chat.id });
    expect(await ana.socket.heard('chat.transferred')).toMatchObject({ fromAgentId: ana.id, toAgentId: bo.id, note: 'please' });
    expect([await load(ana), await load(bo)]).toEqual([0, 1]);
  });
});
