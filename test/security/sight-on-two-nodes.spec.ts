import { rooms, Sockets } from '#platform';
import { type Agent, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { hasRedis, OwnRedis } from '../kit/own-redis';
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
