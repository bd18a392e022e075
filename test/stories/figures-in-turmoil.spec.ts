import fc from 'fast-check';
import type { Figures } from '#protocol';
import { type Agent, unlimited } from '../kit/cast';
import type { StartedChat, Switchboard } from '../kit/switchboard';

const MOVES = ['start', 'start', 'write', 'answer', 'transfer', 'tag', 'prioritise', 'close', 'rate', 'wait', 'roll up'] as const;
type Move = (typeof MOVES)[number];
const moves = fc.array(fc.record({ move: fc.constantFrom(...MOVES), which: fc.nat(7), seconds: fc.constantFrom(1, 700, 3_500, 40_000) }), {
  minLength: 12,
  maxLength: 22,
});

describe('Figures of whatever happens', () => {
  let switchboard: Switchboard;
  let agents: Agent[];
  let supervisor: Agent['api'];

  beforeAll(async () => {
    switchboard = await unlimited({
      autoCloseAfterSeconds: 0,
      abandonAfterDisconnectSeconds: 0,
      maxConcurrentChats: 50,
      awayAfterSeconds: 31_536_000,
    });
    agents = [await switchboard.agentOnline(), await switchboard.agentOnline()];
    supervisor = (await switchboard.staff('supervisor')).api;
  });

  afterAll(() => switchboard.stop());

  async function make(move: Move, chats: StartedChat[], which: number, seconds: number): Promise<void> {
    if (move === 'start') return void chats.push(await switchboard.startChat({ message: 'Hello' }));
    if (move === 'wait') return switchboard.clock.advance(seconds);
    if (move === 'roll up') return switchboard.sweep();
    const started = chats[which % Math.max(1, chats.length)];
    if (!started) return;
    const { id } = started.chat;
    const cleo = switchboard.as({ token: started.customerToken });
    const text = { clientMessageId: `${move}-${switchboard.clock.now().getTime()}-${Math.trunc(performance.now() * 1000)}`, text: move };
    const made = {
      write: () => cleo.post(`/chats/${id}/messages`, text),
      answer: () => supervisor.post(`/chats/${id}/messages`, text),
      transfer: () => supervisor.post(`/chats/${id}/transfer`, { agentId: agents[which % 2]!.id }),
      tag: () => supervisor.put(`/chats/${id}/tags`, { tags: [`tag ${which % 3}`] }),
      prioritise: () => supervisor.put(`/chats/${id}/priority`, { priority: which % 2 ? 'urgent' : 'low' }),
      close: () => supervisor.post(`/chats/${id}/close`, { resolution: which % 2 ? 'resolved' : 'unresolved' }),
      rate: () => cleo.put(`/chats/${id}/rating`, { score: 1 + (which % 5) }),
    }[move];
    expect([200, 201, 403, 404, 409, 422]).toContain((await made()).status);
  }

  it('are what counting anew comes to, across hours and days, however they are cut', () =>
    fc.assert(
      fc.asyncProperty(moves, async (made) => {
        const from = switchboard.clock.now().toISOString();
        const chats: StartedChat[] = [];
        for (const { move, which, seconds } of made) await make(move, chats, which, seconds);
        const span = `from=${from}&to=${new Date(switchboard.clock.now().getTime() + 1_000).toISOString()}`;
        const whole = (await supervisor.get(`/analytics/overview?${span}`)).body as Figures;
        expect(whole.chats.started).toBe(chats.length);
        for (const cut of ['interval=hour&timeZone=Australia/Lord_Howe', 'interval=day&timeZone=Asia/Kathmandu', 'interval=week']) {
          const { body } = await supervisor.get(`/analytics/timeseries?metric=started&${cut}&${span}`);
          expect((body.data as { value: number }[]).reduce((sum, { value }) => sum + value, 0)).toBe(chats.length);
        }
        expect(await switchboard.probe.recounted(span)).toEqual([]);
        switchboard.clock.advance(90_000);
        await switchboard.sweep();
        expect(await switchboard.probe.recounted(span)).toEqual([]);
        // What is late takes its day with it, though that was added up already.
        for (const { chat } of chats) await supervisor.put(`/chats/${chat.id}/tags`, { tags: ['late'] });
        expect((await supervisor.get(`/analytics/overview?${span}`)).body.chats).toEqual(whole.chats);
        const days = `from=${from.slice(0, 10)}T00:00:00Z&to=${switchboard.clock.now().toISOString().slice(0, 10)}T00:00:00Z`;
        expect(await switchboard.probe.recounted(days)).toEqual([]);
      }),
      { numRuns: 6 },
    ));
});
