import { randomUUID } from 'node:crypto';
import { ProblemError } from '#client/core';
import { eventually } from '../kit/client';
import { becomes, ClientStage, snapshot } from '../kit/client-stage';

describe('A client of somebody who works here', () => {
  let stage: ClientStage;

  beforeAll(async () => (stage = await ClientStage.set()));
  afterEach(() => stage.closeClients());
  afterAll(() => stage.switchboard.stop());

  it('hears the chats that it gets, and lets go of those that go to others', async () => {
    const [ben, eve] = [await stage.switchboard.staff('agent', { name: 'Ben' }), await stage.switchboard.agentOnline({ name: 'Eve' })];
    const desk = stage.client({ credentials: await stage.signIn(ben) });
    desk.connect();
    await becomes(desk, 'online');
    const { chat } = await stage.switchboard.startChat({ message: 'Hello' });
    const admin = (await stage.switchboard.admin()).api;
    // Whoever is free gets it first: a chat that waits cannot be transferred.
    await eventually(async () => (await admin.get(`/chats/${chat.id}`)).body.status === 'active');
    await admin.post(`/chats/${chat.id}/transfer`, { agentId: ben.id });
    await eventually(async () => desk.heard.some(({ chatId }) => chatId === chat.id) || desk.chats.getSnapshot().length > 0);
    await eventually(async () => desk.chats.getSnapshot().some(({ id }) => id === chat.id));
    await ben.api.post(`/chats/${chat.id}/transfer`, { agentId: eve.id });
    await eventually(async () => !desk.chats.getSnapshot().some(({ id }) => id === chat.id));
    const before = desk.heard.length;
    await stage.say(eve, chat.id, 'Now with me');
    await stage.say(eve, chat.id, 'Still');
    await eve.socket.heard('message.created', ({ message }) => message.text === 'Still');
    expect(desk.heard.length).toBe(before);
    for (const { id } of [ben, eve]) await (await stage.switchboard.admin()).api.put(`/agents/${id}/status`, { status: 'offline' });
  });

  it('says who types and forgets it in time', async () => {
    const desk = stage.client({ credentials: await stage.signIn(stage.ana) });
    desk.connect();
    await becomes(desk, 'online');
    const { talk, chatId } = await stage.conversation();
    const seen = desk.conversation(chatId);
    await eventually(async () => snapshot(seen).status === 'live');
    talk.typing(true);
    talk.typing(true);
    await eventually(async () => snapshot(seen).typing.length === 1);
    talk.typing(false);
    await eventually(async () => snapshot(seen).typing.length === 0);
  });

  it('does things over the socket and REST, and gets problems as errors', async () => {
    const desk = stage.client({ credentials: await stage.signIn(stage.ana) });
    desk.connect();
    await becomes(desk, 'online');
    const { agent } = await desk.ask('status.set', { status: 'online' });
    expect(agent.id).toBe(stage.ana.id);
    expect(await desk.rest.get('/me')).toMatchObject({ id: stage.ana.id, name: 'Ana' });
    const refused = await desk.ask('chat.claim', { chatId: randomUUID() }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    expect(refused).toMatchObject({ code: 'chat.not_found', status: 404 });
    const wrong = await desk.rest.post('/chats', { customer: { name: 'Cleo', nonsense: 1 } }).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ status: 422, errors: [{ pointer: expect.stringContaining('nonsense') }] });
  });

  it('ends when its sign-in does', async () => {
    const login = await stage.signIn(stage.ana);
    const desk = stage.client({ credentials: login });
    desk.connect();
    await becomes(desk, 'online');
    await login.signOut();
    await becomes(desk, 'ended');
    expect(desk.state.getSnapshot()).toEqual({ status: 'ended', reason: 'unauthorized' });
  });
});
