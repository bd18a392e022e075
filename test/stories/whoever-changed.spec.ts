import { eventually } from '../kit/client';
import { Switchboard } from '../kit/switchboard';

describe('A socket speaks for who its caller is now', () => {
  let here: Switchboard;
  let there: Switchboard;

  beforeAll(async () => {
    here = await Switchboard.start();
    there = await Switchboard.start({ databaseUrl: here.databaseUrl });
    await here.settings({ maxLoginsPerMinute: 0, maxNewChatsPerMinute: 0 });
  });
  afterAll(async () => {
    await there.stop();
    await here.stop();
  });

  it('an agent and a customer who get another name: at once, and at another node by its next sweep; the desk is told', async () => {
    const ana = await here.agentOnline({ name: 'Ana' });
    const { chat, customerToken } = await here.startChat();
    await ana.socket.heard('chat.assigned');
    const [cleo, farAna, farCleo] = [await here.connect(customerToken), await there.connect(ana.token), await there.connect(customerToken)];
    let count = 0;
    const nameOf = async (by: typeof cleo) =>
      (await by.ask('message.send', { chatId: chat.id, clientMessageId: `${++count}`, text: 'Hello' })).message.sender.name;

    await (await here.admin()).api.patch(`/users/${ana.id}`, { name: 'Anna' });
    await ana.api.patch(`/customers/${chat.customer.id}`, { name: 'Cleopatra' });
    await ana.socket.heard('chat.updated', (updated) => updated.chat.customer.name === 'Cleopatra');
    expect([await nameOf(ana.socket), await nameOf(cleo)]).toEqual(['Anna', 'Cleopatra']);
    expect([await nameOf(farAna), await nameOf(farCleo)]).toEqual(['Ana', 'Cleo']);
    await there.sweep();
    expect([await nameOf(farAna), await nameOf(farCleo)]).toEqual(['Anna', 'Cleopatra']);
    await ana.socket.ask('status.set', { status: 'away' });
  });

  it('an agent who becomes a supervisor: sees every chat over the open socket, and hears what supervisors hear', async () => {
    const [bo, ina] = [await here.agentOnline({ name: 'Bo' }), await here.staff('agent', { name: 'Ina' })];
    const [near, far] = [await here.connect(ina.token), await there.connect(ina.token)];
    for (const socket of [near, far]) await socket.ask('status.set', { status: 'away' });
    const { chat } = await here.startChat();
    await bo.socket.heard('chat.assigned');
    const sees = async (socket: typeof near) => (await socket.emit('chat.join', { chatId: chat.id })).ok;
    expect([await sees(near), await sees(far)]).toEqual([false, false]);
    await (await here.admin()).api.patch(`/users/${ina.id}`, { role: 'supervisor' });
    await eventually(() => sees(near), 'the right to see it');
    await there.sweep();
    expect(await sees(far)).toBe(true);
    const next = await here.startChat();
    await near.heard('chat.assigned', (assigned) => assigned.chat.id === next.chat.id);
  });
});
