import { rooms, Sockets } from '#platform';
import { type Agent, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { hasRedis, OwnRedis } from '../kit/own-redis';
import { statementsDuring } from '../kit/statements';
import { Switchboard } from '../kit/switchboard';

const suite = hasRedis ? describe : describe.skip;

/** No sweep runs here: whoever is out of a room was put out at once. */
suite('What the settings hide at one node', () => {
  let redis: OwnRedis;
  let here: Switchboard;
  let there: Switchboard;
  let bo: Agent;

  beforeAll(async () => {
    redis = await OwnRedis.start();
    const environment = { REDIS_URL: redis.url };
    here = await unlimited({}, { environment });
    await (await here.admin()).api.post('/skills', { name: 'klingon' });
    there = await Switchboard.start({ databaseUrl: here.databaseUrl, environment });
    const { socket, ...staff } = await here.agentOnline({ name: 'Bo', maxConcurrentChats: 0 });
    socket.close();
    bo = { ...staff, api: there.as(staff), socket: await there.connect(staff.token) };
  });
  afterAll(async () => {
    await there?.stop();
    await here?.stop();
    await redis?.kill();
  });

  const isInside = (chatId: string) =>
    there.app
      .get(Sockets)
      .openIn(rooms.chat(chatId))
      .some(({ id }) => id === bo.socket.socket.id);
  const out = (chatId: string) => eventually(async () => !isInside(chatId), 'the socket to be out of the room');
  const waiting = async (more: object = {}) =>
    (await here.startChat({ skills: [{ name: 'klingon' }], ...more }, (await here.admin()).api)).chat.id;

  it('is hidden at the other at once, also from a socket in the room of a chat', async () => {
    const chatId = await waiting();
    await bo.socket.ask('chat.join', { chatId });
    expect(isInside(chatId)).toBe(true);
    await here.settings({ agentsSee: 'own' });
    await out(chatId);
    expect((await bo.api.get(`/chats/${chatId}`)).status).toBe(404);
  });

  it('costs one read of the chats, however many sockets are in their rooms', async () => {
    await here.settings({ agentsSee: 'waiting' });
    const chatIds = await Promise.all([waiting(), waiting(), waiting()]);
    const tabs = await Promise.all(chatIds.map(() => there.connect(bo.token)));
    for (const [at, tab] of tabs.entries())
      await eventually(async () => (await tab.emit<{ ok: boolean }>('chat.join', { chatId: chatIds[at] })).ok, 'the chat to be seen');
    const inside = () => chatIds.flatMap((id) => there.app.get(Sockets).openIn(rooms.chat(id)));
    expect(inside()).toHaveLength(3);
    const statements = await statementsDuring(async () => {
      await here.settings({ agentsSee: 'own' });
      await eventually(async () => inside().length === 0, 'all to be out of the rooms');
    });
    expect(statements.filter((text) => text.includes('offered_to as "offeredTo", team_id as "teamId"'))).toHaveLength(1);
  });

  it('is hidden with the end of a membership as well', async () => {
    const { api } = await here.admin();
    const { id: teamId } = (await api.post('/teams', { name: 'Sales' })).body;
    await api.put(`/teams/${teamId}/members`, { agentIds: [bo.id] });
    await here.settings({ agentsSee: 'team' });
    const chatId = await waiting({ teamId });
    await eventually(async () => (await bo.socket.emit<{ ok: boolean }>('chat.join', { chatId })).ok, 'the chat to be seen by the team');
    expect(isInside(chatId)).toBe(true);
    await api.put(`/teams/${teamId}/members`, { agentIds: [] });
    await out(chatId);
  });
});
