import fc from 'fast-check';
import type { Figures } from '#protocol';
import { type Agent, unlimited } from '../kit/cast';
import { Churn, type Move, MOVES } from '../kit/churn';
import { inForm } from '../../libs/kernel/testing/form';
import type { StartedChat, Switchboard } from '../kit/switchboard';

const ZONE = 'Europe/Copenhagen';
/** Clocks change there on the last Sunday of these months, of 31 days both, at 01:00 UTC. */
const MONTHS_OF_CHANGE = ['03', '10'];
/** Hours after the change: on the day before, by any clock; already on its day, but not in UTC; and late on that day, which in March is the next. */
const AROUND = [-4.5, -1.5, -0.5, 0.5, 21.5];
/** What the hour, or the day on the wall, of a moment is called; an hour that a clock shows twice is two. */
const NAMES = {
  hour: (at: Date) => at.toISOString().slice(0, 13),
  day: (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(at),
};
const HOUR = 3_600;
const YEAR_SECONDS = 31_536_000;

const movesOf = (seconds: number[]) =>
  fc.array(fc.record({ move: fc.constantFrom(...MOVES), which: fc.nat(7), seconds: fc.constantFrom(...seconds) }), {
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
      awayAfterSeconds: YEAR_SECONDS,
    });
    agents = [await switchboard.agentOnline(), await switchboard.agentOnline()];
    supervisor = (await switchboard.staff('supervisor')).api;
  });

  afterAll(() => switchboard.stop());

  async function churned(moves: Move[]): Promise<StartedChat[]> {
    const ids = agents.map(({ id }) => id);
    const churn = new Churn(switchboard, supervisor, ids);
    for (const move of moves) await churn.make(move);
    return churn.chats;
  }

  const now = (): string => switchboard.clock.now().toISOString();
  const until = (from: string): string => `from=${from}&to=${new Date(switchboard.clock.now().getTime() + 1_000).toISOString()}`;

  it('are what counting anew comes to, across hours and days, however they are cut', () =>
    fc.assert(
      fc.asyncProperty(movesOf([1, 700, 3_500, 40_000]), async (moves) => {
        const from = now();
        const chats = await churned(moves);
        const span = until(from);
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
        const days = `from=${from.slice(0, 10)}T00:00:00Z&to=${now().slice(0, 10)}T00:00:00Z`;
        expect(await switchboard.probe.recounted(days)).toEqual([]);
      }),
      { numRuns: inForm({ full: 6, short: 2 }) },
    ));

  /** Counted without the database: on which days, by the clock on the wall, and in which hours how many of the chats were created. */
  function counted(chats: StartedChat[], name: (at: Date) => string): [string, number][] {
    const sums = new Map<string, number>();
    for (const at of chats.map(({ chat }) => chat.createdAt).toSorted()) {
      const key = name(new Date(at));
      sums.set(key, (sums.get(key) ?? 0) + 1);
    }
    return [...sums];
  }

  it('are those of each hour and day of a time zone whose clocks change meanwhile', () =>
    fc.assert(
      fc.asyncProperty(fc.array(movesOf([1, 60]), { minLength: AROUND.length, maxLength: AROUND.length }), async (moves) => {
        for (const month of MONTHS_OF_CHANGE) {
          const change = changeAfter(switchboard.clock.now(), month).getTime();
          const chats: StartedChat[] = [];
          let from = '';
          for (const [i, hours] of AROUND.entries()) {
            const ahead = (change - switchboard.clock.now().getTime()) / 1_000 + hours * HOUR;
            switchboard.clock.advance(Math.max(0, ahead));
            from ||= now();
            chats.push(await switchboard.startChat({ message: 'Hello' }), ...(await churned(moves[i]!)));
          }
          await supervisor.post(`/chats/${chats[0]!.chat.id}/close`, { resolution: 'resolved' });
          const span = until(from);
          for (const [interval, name] of Object.entries(NAMES)) {
            const { body } = await supervisor.get(`/analytics/timeseries?metric=started&interval=${interval}&timeZone=${ZONE}&${span}`);
            const points = (body.data as { from: string; value: number }[]).filter(({ value }) => value > 0);
            expect(points.map((point) => [name(new Date(point.from)), point.value])).toEqual(counted(chats, name));
          }
          expect(await switchboard.probe.recounted(span)).toEqual([]);
          switchboard.clock.advance(2 * 24 * HOUR);
          await switchboard.sweep();
          expect(await switchboard.probe.recounted(span)).toEqual([]);
        }
      }),
      { numRuns: inForm({ full: 2, short: 1 }), endOnFailure: true },
    ));
});

/** The first change of clocks in such a month that is more than an hour ahead. */
function changeAfter(now: Date, month: string): Date {
  for (let year = now.getUTCFullYear(); ; year++) {
    const lastDay = new Date(`${year}-${month}-31T01:00:00Z`);
    const sunday = new Date(lastDay.getTime() - lastDay.getUTCDay() * 24 * HOUR * 1_000);
    if (sunday.getTime() > now.getTime() + HOUR * 1_000) return sunday;
  }
}
