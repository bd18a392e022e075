import type { ChatView } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import { fewestStatements, statementsDuring } from '../kit/statements';
import { type Staff, Switchboard } from '../kit/switchboard';

const BOTH = { escalateToTeamAfterSeconds: 60, escalateToSupervisorsAfterSeconds: 180 };
const NEITHER = { escalateToTeamAfterSeconds: null, escalateToSupervisorsAfterSeconds: null };

describe('A chat that nobody answers', () => {
  let switchboard: Switchboard;
  let admin: Staff;
  let ana: Agent;
  let ben: Agent;
  let cara: Agent;
  let sue: Staff & { socket: Connected };
  let teamId: string;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 50, awayAfterSeconds: 86_400, autoCloseAfterSeconds: 0, ...BOTH });
    admin = await switchboard.admin();
    [ana, ben, cara] = [
      await switchboard.agentOnline({ name: 'Ana' }),
      await switchboard.agentOnline({ name: 'Ben', maxConcurrentChats: 0 }),
      await switchboard.agentOnline({ name: 'Cara', maxConcurrentChats: 0 }),
    ];
    const supervisor = await switchboard.staff('supervisor', { name: 'Sue' });
    sue = { ...supervisor, socket: await switchboard.connect(supervisor.token) };
    teamId = (await admin.api.post('/teams', { name: 'Sales' })).body.id;
    await admin.api.put(`/teams/${teamId}/members`, { agentIds: [ana.id, ben.id] });
  });
  afterAll(() => switchboard.stop());

  const later = (seconds: number) => {
    switchboard.clock.advance(seconds);
    return switchboard.sweep('RoutingClock');
  };
  const waiting = async (request: object = {}): Promise<ChatView> => {
    await ana.api.put('/agents/me/status', { status: 'away' });
    return (await switchboard.startChat({ teamId, message: 'Anybody?', ...request }, admin.api)).chat;
  };
  const back = () => ana.api.put('/agents/me/status', { status: 'online' });
  const told = ({ socket }: { socket: Connected }, chatId: string) =>
    socket.all('chat.escalated').flatMap((event) => (event.chatId === chatId ? [event.level] : []));
  /** What was told before has been heard by everybody. */
  const levels = async (chatId: string) => {
    const { id } = await waiting({ teamId: undefined });
    await later(180);
    for (const { socket } of [ben, cara, sue]) await socket.heard('chat.escalated', (event) => event.chatId === id);
    await admin.api.post(`/chats/${id}/close`);
    await back();
    return { ana: told(ana, chatId), ben: told(ben, chatId), cara: told(cara, chatId), sue: told(sue, chatId) };
  };

  it('is told to its team while it waits, then to supervisors, once each, by whichever node, and in its history', async () => {
    const chat = await waiting();
    await later(59);
    expect(told(ben, chat.id)).toEqual([]);
    await Promise.all([later(1), switchboard.sweep('RoutingClock')]);
    expect(await ben.socket.heard('chat.escalated', ({ chatId }) => chatId === chat.id)).toEqual({
      chatId: chat.id,
      level: 'team',
      since: chat.queuedAt,
    });
    await later(120);
    expect(await levels(chat.id)).toEqual({ ana: [], ben: ['team'], cara: [], sue: ['supervisors'] });
    const { data } = (await admin.api.get(`/chats/${chat.id}/history`)).body;
    expect(data.filter(({ type }: { type: string }) => type === 'escalated')).toMatchObject([
      { reason: 'team', actor: { type: 'system' } },
      { reason: 'supervisors' },
    ]);
    await admin.api.post(`/chats/${chat.id}/close`);
  });

  it('is told to its agent and to supervisors once an agent has it, which has as long, and to none of the team that may not see it', async () => {
    await back();
    const { chatId, cleo } = await servedBy(ana, switchboard, { message: 'Where is it?' });
    await later(60);
    await later(120);
    expect(await levels(chatId)).toEqual({ ana: ['team', 'supervisors'], ben: [], cara: [], sue: ['supervisors'] });
    const says = (by: typeof cleo, text: string) => by.post(`/chats/${chatId}/messages`, { clientMessageId: text, text });
    await says(ana.api, 'At the door');
    await later(600);
    await says(cleo, 'Which?');
    await later(59);
    await says(ana.api, 'Yours');
    await later(600);
    expect((await levels(chatId)).sue).toEqual(['supervisors']);
    await says(cleo, 'I see none');
    await ana.api.put(`/chats/${chatId}/hold`, {});
    await later(600);
    expect((await levels(chatId)).sue).toEqual(['supervisors']);
    await ana.api.delete(`/chats/${chatId}/hold`);
    await later(180);
    expect((await levels(chatId)).sue).toEqual(['supervisors', 'supervisors']);
    await ana.api.post(`/chats/${chatId}/close`);
  });

  it('is told to nobody who may not see it, by the settings of sight', async () => {
    await switchboard.settings({ agentsSee: 'own', supervisorsSee: 'team' });
    const chat = await waiting();
    await later(180);
    await switchboard.settings({ agentsSee: 'waiting', supervisorsSee: 'all' });
    expect(await levels(chat.id)).toEqual({ ana: [], ben: [], cara: [], sue: [] });
    await admin.api.post(`/chats/${chat.id}/close`);
    await switchboard.settings({ agentsSee: 'team' });
    const other = await waiting({ teamId: undefined });
    await later(180);
    await switchboard.settings({ agentsSee: 'waiting' });
    expect(await levels(other.id)).toEqual({ ana: [], ben: [], cara: [], sue: ['supervisors'] });
    await admin.api.post(`/chats/${other.id}/close`);
  });

  it('is told to no member of its team who is not here, and outside the opening hours not before they begin', async () => {
    await cara.api.put('/agents/me/status', { status: 'away' });
    const today = switchboard.clock.now().toISOString().slice(0, 10);
    const closed = [{ date: today, name: 'Stocktaking', closed: true }];
    const { body: hours } = await admin.api.post('/hours', { name: 'Office', timeZone: 'UTC', exceptions: closed });
    await switchboard.settings({ hoursId: hours.id, acceptWhenClosed: true });
    const chat = await waiting({ teamId: undefined });
    await later(180);
    await switchboard.settings({ hoursId: null });
    await later(0);
    await ben.socket.heard('chat.escalated', ({ chatId }) => chatId === chat.id);
    await sue.socket.heard('chat.escalated', ({ chatId }) => chatId === chat.id);
    await cara.api.put('/agents/me/status', { status: 'online' });
    expect(await levels(chat.id)).toEqual({ ana: [], ben: ['team'], cara: [], sue: ['supervisors'] });
    expect(sue.socket.all('chat.escalated').filter(({ chatId }) => chatId === chat.id)).toHaveLength(1);
    await admin.api.post(`/chats/${chat.id}/close`);
  });

  it('costs nothing on the path of a message, and no sweep anything where it is off', async () => {
    await back();
    const { chatId, cleo } = await servedBy(ana, switchboard, { message: 'Where is it?' });
    let count = 0;
    const says = () => cleo.post(`/chats/${chatId}/messages`, { clientMessageId: `m${count++}`, text: 'Hm' });
    const on = await fewestStatements(/./, says);
    await switchboard.settings(NEITHER);
    expect(await fewestStatements(/./, says)).toBe(on);
    const sweep = () => switchboard.sweep('RoutingClock');
    expect((await statementsDuring(sweep)).filter((text) => text.includes('escalation'))).toEqual([]);
    await later(600);
    expect(told(sue, chatId)).toEqual([]);
    for (const [escalateToTeamAfterSeconds, escalateToSupervisorsAfterSeconds] of [
      [0, 0],
      ['soon', -1],
    ]) {
      const { status, body } = await admin.api.patch('/settings', { escalateToTeamAfterSeconds, escalateToSupervisorsAfterSeconds });
      const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
      expect({ status, pointers }).toEqual({
        status: 422,
        pointers: ['/escalateToTeamAfterSeconds', '/escalateToSupervisorsAfterSeconds'],
      });
    }
  });

  // A second node in this process takes the first one's place.
  it('is told by the next node what is due when the one before has ended, and nothing again', async () => {
    await switchboard.settings(BOTH);
    const chat = await waiting();
    await later(60);
    await ben.socket.heard('chat.escalated', ({ chatId }) => chatId === chat.id);
    const next = await Switchboard.start({ databaseUrl: switchboard.databaseUrl });
    try {
      const sam = await next.connect((await next.staff('supervisor', { name: 'Sam' })).token);
      next.clock.advance((switchboard.clock.now().getTime() - next.clock.now().getTime()) / 1000 + 120);
      for (let again = 0; again < 2; again++) await next.sweep('RoutingClock');
      await sam.heard('chat.escalated', ({ chatId }) => chatId === chat.id);
      const { data } = (await next.as(admin).get(`/chats/${chat.id}/history`)).body;
      const told = data.flatMap(({ type, reason }: { type: string; reason: string }) => (type === 'escalated' ? [reason] : []));
      expect(told).toEqual(['team', 'supervisors']);
    } finally {
      await next.stop();
    }
  });
});
