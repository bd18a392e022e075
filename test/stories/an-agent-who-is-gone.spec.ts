import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';
import { eventually, saidByPeople } from '../kit/client';

const PASSWORD = 'a-good-password';

describe('An agent who is gone', () => {
  let switchboard: Switchboard;

  beforeEach(async () => {
    switchboard = await unlimited();
  });
  afterEach(() => switchboard.stop());

  async function activeChat() {
    const ana = await switchboard.agentOnline({ name: 'Ana' });
    const { chat, customerToken } = await switchboard.startChat({ message: 'Hello' });
    await ana.socket.heard('chat.assigned');
    return { ana, chat, customerToken };
  }

  it('loses the chats to the queue, ahead of newer ones and with their age, and the customer is told', async () => {
    const { ana, chat, customerToken } = await activeChat();
    const cleo = await switchboard.connect(customerToken);
    await switchboard.settings({ maxConcurrentChats: 1 });
    const newer = await switchboard.startChat({ message: 'Me too' });
    ana.socket.close();
    await eventually(async () => (await switchboard.probe.dropped()).length === 1);

    switchboard.clock.advance(61);
    await switchboard.sweep();

    const told = await cleo.heard('chat.updated');
    expect(told.chat).toMatchObject({ id: chat.id, status: 'queued', agentId: null, queuedAt: chat.queuedAt });
    const { body: queue } = await (await switchboard.admin()).api.get('/queue');
    expect(queue.data.map(({ chatId }: { chatId: string }) => chatId)).toEqual([chat.id, newer.chat.id]);
    await cleo.heard('queue.position', ({ position }) => position === 1);

    const bo = await switchboard.agentOnline({ name: 'Bo' });
    expect(await bo.socket.heard('chat.assigned')).toMatchObject({ chat: { id: chat.id } });
    const joined = await bo.socket.ask('chat.join', { chatId: chat.id });
    expect(saidByPeople(joined.messages).map(({ text }) => text)).toEqual(['Hello']);
  });

  it('keeps the chats when back in time: nothing happened', async () => {
    const { ana, chat } = await activeChat();
    ana.socket.close();
    await eventually(async () => (await switchboard.probe.dropped()).length === 1);
    switchboard.clock.advance(59);
    await switchboard.sweep();
    expect((await ana.api.get('/agents/me')).body).toMatchObject({
      status: 'offline',
      statusReason: 'disconnected',
      connected: false,
      activeChats: 1,
    });

    const back = await switchboard.connect(ana.token);
    switchboard.clock.advance(10);
    await switchboard.sweep();
    expect(await back.heard('ready')).toMatchObject({ chats: [{ id: chat.id, status: 'active' }], agent: { status: 'online' } });
    expect((await ana.api.get(`/chats/${chat.id}`)).body).toMatchObject({ status: 'active', agentId: ana.id });
  });

  it('is given nothing again while the drop lasts, even when chats go back sooner than the grace time ends', async () => {
    const { ana, chat } = await activeChat();
    await switchboard.settings({ disconnectGraceSeconds: 0, requeueAfterDisconnectSeconds: 0 });
    ana.socket.close();
    await eventually(async () => (await switchboard.probe.dropped()).length === 1);
    await switchboard.sweep();
    await switchboard.sweep();
    expect((await (await switchboard.admin()).api.get(`/chats/${chat.id}`)).body).toMatchObject({ status: 'queued', agentId: null });
  });

  it('who is deactivated is cut off, ends offline and loses the chats at once', async () => {
    const { ana, chat } = await activeChat();
    const admin = await switchboard.admin();
    expect((await admin.api.patch(`/users/${ana.id}`, { active: false })).status).toBe(200);
    await ana.socket.closed();
    await eventually(async () => (await admin.api.get(`/chats/${chat.id}`)).body.status === 'queued');
    expect(await switchboard.probe.desk(ana.id)).toEqual({ status: 'offline', connected: false, activeChats: 0 });
    expect((await ana.api.get('/me')).status).toBe(401);
  });

  it('who signs out is offline at once, and gets no chat meanwhile; another login keeps the desk open', async () => {
    const { body: first } = await switchboard.visitor.post('/auth/login', await credentials());
    const { body: second } = await switchboard.visitor.post('/auth/login', { email: first.user.email, password: PASSWORD });
    const [tab, phone] = [await switchboard.connect(first.accessToken), await switchboard.connect(second.accessToken)];
    const me = switchboard.as({ token: second.accessToken });
    await switchboard.visitor.post('/auth/logout', { refreshToken: first.refreshToken });
    await tab.closed();
    expect((await me.get('/agents/me')).body).toMatchObject({ status: 'online', connected: true });
    await switchboard.visitor.post('/auth/logout', { refreshToken: second.refreshToken });
    await phone.closed();
    const admin = await switchboard.admin();
    await eventually(async () => {
      const { body } = await admin.api.get('/agents');
      return body.data.find(({ id }: { id: string }) => id === first.user.id).status === 'offline';
    });
    expect((await switchboard.startChat()).chat.status).toBe('queued');
  });

  async function credentials() {
    const admin = await switchboard.admin();
    const email = 'gone@example.com';
    await admin.api.post('/users', { name: 'Gone', email, password: PASSWORD, role: 'agent' });
    return { email, password: PASSWORD };
  }
});
