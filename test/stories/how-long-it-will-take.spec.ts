import { eventually } from '../kit/client';
import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

describe('How long it will take, and why', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await unlimited();
  });
  afterAll(() => switchboard.stop());

  it('is nobody’s guess without history, then a range that is told, and held against what came', async () => {
    const ana = await switchboard.agentOnline({ name: 'Ana', maxConcurrentChats: 1 });
    const early = await switchboard.startChat();
    await ana.socket.heard('chat.assigned');
    const waiting = await switchboard.startChat();
    expect(waiting.queue).toEqual({ position: 1, estimatedWaitSeconds: null });
    await ana.api.post(`/chats/${early.chat.id}/close`);

    for (let i = 0; i < 5; i++) {
      const { chat } = await switchboard.startChat();
      switchboard.clock.advance(60);
      await switchboard.sweep();
      const [held] = (await ana.api.get(`/chats?status=active&agentId=${ana.id}`)).body.data;
      await ana.api.post(`/chats/${held.id}/close`);
      await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
    }

    const { chat, customerToken } = await switchboard.startChat();
    const cleo = await switchboard.connect(customerToken);
    await eventually(async () => {
      await switchboard.sweep();
      return cleo.all('queue.position').some(({ estimatedWaitSeconds }) => estimatedWaitSeconds !== null && estimatedWaitSeconds.high > 60);
    }, 'an estimate to be told');
    // It may have been made after this sweep had looked for what to record.
    await switchboard.sweep();
    const row = (await ana.api.get('/queue')).body.data.find(({ chatId }: { chatId: string }) => chatId === chat.id);
    expect(row.estimatedWaitSeconds.low).toBeLessThan(row.estimatedWaitSeconds.high);

    switchboard.clock.advance(45);
    const [held] = (await ana.api.get(`/chats?status=active&agentId=${ana.id}`)).body.data;
    await ana.api.post(`/chats/${held.id}/close`);
    await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
    const supervisor = (await switchboard.staff('supervisor')).api;
    const accuracy = (await supervisor.get('/queue/estimate-accuracy')).body;
    expect(accuracy).toEqual({
      count: expect.any(Number),
      withinRangeRate: expect.any(Number),
      meanErrorSeconds: expect.any(Number),
      meanAbsoluteErrorSeconds: expect.any(Number),
    });
    expect(accuracy.count).toBeGreaterThan(0);

    const until = new Date(switchboard.clock.now().getTime() + 1000).toISOString();
    const { body: calibration } = await supervisor.get(`/analytics/calibration?from=2020-01-01T00:00:00Z&to=${until}`);
    const { body: figures } = await supervisor.get(`/analytics/overview?from=2020-01-01T00:00:00Z&to=${until}`);
    expect({ within: calibration.within, count: calibration.count }).toEqual(figures.estimates);
    expect(calibration.within + calibration.sooner + calibration.longer).toBe(calibration.count);
    expect(calibration.sample).toHaveLength(calibration.count);
    const told = calibration.sample.find(({ chatId }: { chatId: string }) => chatId === chat.id);
    expect(told).toMatchObject({ low: expect.any(Number), waitedSeconds: expect.closeTo(45, -1) });
    expect(told.high).toBeGreaterThan(60);
  });

  it('the customer is told what the chat waits for, and nothing of who is there', async () => {
    const admin = await switchboard.admin();
    await admin.api.post('/skills', { name: 'billing', public: true });
    const { id } = (await admin.api.get('/users?q=Ana')).body.data[0];
    await admin.api.patch(`/users/${id}`, { active: false });
    const cleo = await switchboard.connect((await switchboard.startChat()).customerToken);
    const dora = await switchboard.connect((await switchboard.startChat({ skills: [{ name: 'billing' }] })).customerToken);
    const told = (who: typeof cleo, reason: string) =>
      eventually(async () => {
        await switchboard.sweep();
        return who.all('queue.position').at(-1)?.waitingFor === reason;
      }, `${reason} to be told`);
    await told(cleo, 'nobody_available');
    await told(dora, 'skill');
    await switchboard.agentOnline({ name: 'Ben', maxConcurrentChats: 1 });
    await told(cleo, 'everybody_busy');
    expect(Object.keys(cleo.all('queue.position')[0]!).sort()).toEqual(['chatId', 'estimatedWaitSeconds', 'position', 'waitingFor']);
  });
});
