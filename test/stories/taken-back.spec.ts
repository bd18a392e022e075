import { inForm, itInFull } from '../../libs/kernel/testing/form';
import type { ChatView } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import type { Switchboard } from '../kit/switchboard';

describe('A chat whose agent does not answer', () => {
  let switchboard: Switchboard;
  let admin: Api;
  let ana: Agent;
  let supervisor: Connected;

  beforeEach(async () => {
    switchboard = await unlimited({ takeBackAfterOverdueSeconds: 60 });
    admin = (await switchboard.admin()).api;
    await admin.put('/targets', [{ priority: 'normal', firstResponseSeconds: 120, replySeconds: 30, withinHours: false }]);
    ana = await switchboard.agentOnline({ name: 'Ana' });
    supervisor = await switchboard.connect((await switchboard.staff('supervisor')).token);
  });
  afterEach(() => switchboard.stop());

  const now = async (id: string): Promise<ChatView> => (await admin.get(`/chats/${id}`)).body;
  const sweep = () => switchboard.sweep('RoutingClock');
  const later = (seconds: number) => {
    switchboard.clock.advance(seconds);
    return sweep();
  };
  const served = async () => {
    const started = await switchboard.startChat({ message: 'Where is my parcel?' });
    await ana.socket.heard('chat.assigned', ({ chat }) => chat.id === started.chat.id);
    return started;
  };
  const answers = ({ api }: Agent, chatId: string) => api.post(`/chats/${chatId}/messages`, { clientMessageId: '1', text: 'At the door' });

  it('goes to somebody else, its agent is away until one click, and all three are told', async () => {
    const { chat, customerToken } = await served();
    const cleo = await switchboard.connect(customerToken);
    await cleo.ask('chat.join', { chatId: chat.id });
    await later(179);
    expect((await now(chat.id)).agentId).toBe(ana.id);
    const ben = await switchboard.agentOnline({ name: 'Ben' });
    await later(1);

    expect((await ben.socket.heard('chat.assigned')).chat.id).toBe(chat.id);
    await ana.socket.heard('chat.updated', (told) => told.chat.id === chat.id && told.chat.agentId === null);
    const { message } = await cleo.heard('message.created', ({ message: { notice } }) => notice?.type === 'requeued');
    expect(message).toMatchObject({
      text: 'Ana has not answered in time; it waits for another agent',
      notice: { reason: 'overdue', from: { name: 'Ana' } },
    });
    const gone = { status: 'away', statusReason: 'missed_reply' };
    expect(await supervisor.heard('agent.status', ({ agentId, status }) => agentId === ana.id && status === 'away')).toMatchObject(gone);
    expect((await ana.api.get('/agents/me')).body).toMatchObject({ ...gone, activeChats: 0 });
    const { data: history } = (await admin.get(`/chats/${chat.id}/history`)).body;
    expect(history).toContainEqual(expect.objectContaining({ type: 'requeued', reason: 'overdue', fromAgentId: ana.id }));

    expect((await ana.api.put('/agents/me/status', { status: 'online' })).body).toMatchObject({ status: 'online' });
  });

  it('is left for as long to whoever gets it overdue, and stays with who answers', async () => {
    const { chat } = await served();
    const ben = await switchboard.agentOnline({ name: 'Ben' });
    await later(180);
    await ben.socket.heard('chat.assigned');
    await later(59);
    expect((await now(chat.id)).agentId).toBe(ben.id);
    expect((await answers(ben, chat.id)).status).toBe(201);
    await later(3_600);
    expect((await now(chat.id)).agentId).toBe(ben.id);
  });

  itInFull('waits when nobody else is there, and says so', async () => {
    const { chat } = await served();
    await later(180);
    expect(await now(chat.id)).toMatchObject({ status: 'queued', agentId: null, queuedAt: chat.queuedAt });
    await ana.api.put('/agents/me/status', { status: 'online' });
    await later(1);
    expect((await now(chat.id)).status).toBe('queued');
  });

  it('is either answered or taken back, when both happen at once', async () => {
    for (let round = 0; round < inForm({ full: 10, short: 4 }); round++) {
      const { chat } = await served();
      switchboard.clock.advance(180);
      const [answer] = await Promise.all([answers(ana, chat.id), sweep()]);
      const { agentId } = await now(chat.id);
      expect(answer.status === 201).toBe(agentId === ana.id);
      await admin.post(`/chats/${chat.id}/close`);
      await ana.api.put('/agents/me/status', { status: 'online' });
    }
  });

  it('keeps it on hold, without a target, and without the setting', async () => {
    const [held, free] = [await served(), await served()];
    expect((await ana.api.put(`/chats/${held.chat.id}/hold`, {})).status).toBe(200);
    await admin.put(`/chats/${free.chat.id}/priority`, { priority: 'low' });
    await later(600);
    expect([(await now(held.chat.id)).agentId, (await now(free.chat.id)).agentId]).toEqual([ana.id, ana.id]);
    const { chat } = await served();
    await admin.patch('/settings', { takeBackAfterOverdueSeconds: null });
    await later(600);
    expect((await now(chat.id)).agentId).toBe(ana.id);
  });

  it('takes a number of seconds alone', async () => {
    for (const takeBackAfterOverdueSeconds of [0, -1, 'soon', 40_000_000]) {
      const { status, body } = await admin.patch('/settings', { takeBackAfterOverdueSeconds });
      expect({ status, pointer: body.errors[0].pointer }).toEqual({ status: 422, pointer: '/takeBackAfterOverdueSeconds' });
    }
  });
});
