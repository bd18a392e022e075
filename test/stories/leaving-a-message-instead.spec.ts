import { pointersOf } from '../kit/api';
import { servedBy, unlimited } from '../kit/cast';
import type { Staff, StartedChat, Switchboard } from '../kit/switchboard';

describe('Leaving a message instead of waiting', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;

  beforeAll(async () => {
    switchboard = await unlimited();
    supervisor = await switchboard.staff('supervisor');
  });
  afterAll(() => switchboard.stop());

  const leave = ({ chat, customerToken }: StartedChat, left: object) =>
    switchboard.as({ token: customerToken }).post(`/chats/${chat.id}/leave-message`, left);

  it('ends the wait, and staff find what was said with the address for the answer', async () => {
    const started = await switchboard.startChat({ message: 'My parcel is late' });
    const socket = await switchboard.connect(started.customerToken);
    const { status, body } = await leave(started, { email: 'cleo@example.com', message: 'It is for Friday' });
    expect({ status, chat: body.status, reason: body.closeReason }).toEqual({ status: 200, chat: 'closed', reason: 'abandoned' });
    await socket.heard('chat.closed', ({ chat }) => chat.id === started.chat.id);
    const { body: ticket } = await supervisor.api.get(`/tickets/${body.ticketId}`);
    expect(ticket).toMatchObject({
      subject: 'My parcel is late',
      message: 'My parcel is late\n\nIt is for Friday',
      chatId: started.chat.id,
      source: 'offline',
      status: 'open',
      customer: { email: 'cleo@example.com' },
    });
    expect((await supervisor.api.get('/queue')).body.data).toEqual([]);
  });

  it('needs something to answer, and an address', async () => {
    const started = await switchboard.startChat();
    expect(pointersOf((await leave(started, { email: 'cleo@example.com' })).body)).toEqual(['/message']);
    expect(pointersOf((await leave(started, { email: 'nowhere', message: ' ' })).body).sort()).toEqual(['/email', '/message']);
    expect((await switchboard.as({ token: started.customerToken }).get(`/chats/${started.chat.id}`)).body.status).toBe('queued');
    expect((await leave(started, { email: 'cleo@example.com', message: 'Hello' })).status).toBe(200);
    expect((await leave(started, { email: 'cleo@example.com', message: 'Hello' })).body.code).toBe('chat.closed');
  });

  it('is for the customer of a chat that waits', async () => {
    const mine = await switchboard.startChat({ message: 'Hello' });
    const other = await switchboard.startChat({ message: 'Hello' });
    expect((await leave({ ...mine, customerToken: other.customerToken }, { email: 'x@example.com' })).status).toBe(404);
    expect((await supervisor.api.post(`/chats/${mine.chat.id}/leave-message`, { email: 'x@example.com' })).status).toBe(403);
    for (const started of [mine, other]) await leave(started, { email: 'x@example.com' });
    const agent = await switchboard.agentOnline();
    const { chat, token } = await servedBy(agent, switchboard);
    const refused = await switchboard.as({ token }).post(`/chats/${chat.id}/leave-message`, { email: 'x@example.com', message: 'Hello' });
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 409, code: 'chat.already_assigned' });
  });
});
