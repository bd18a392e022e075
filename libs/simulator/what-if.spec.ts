import type { History } from './history';
import { measureWaits } from './waits';
import { whatIf } from './what-if';

const HOUR = 3600;

/** Two hours at a desk of one seat: a chat a minute of which each takes about as long, and one that only Ben can take. */
function anAfternoon(): History {
  const chats = Array.from({ length: 119 }, (_, at) => ({ arrivedAtSeconds: at * 60, fate: 'answered' as const, waitedSeconds: 30 }));
  return {
    scenario: {
      hours: 2,
      serviceLevelSeconds: 60,
      arrivals: [
        {
          name: 'all',
          atSeconds: chats.map(({ arrivedAtSeconds }) => arrivedAtSeconds),
          handling: { kind: 'empirical', seconds: [40, 55, 70] },
        },
        { name: 'tax', atSeconds: [90], skills: [{ name: 'tax' }], handling: { kind: 'constant', seconds: 60 } },
      ],
      agents: [
        { name: 'Ann', maxConcurrentChats: 1, shifts: [{ fromHour: 0, toHour: 2 }] },
        { name: 'Ben', maxConcurrentChats: 1, skills: [{ name: 'tax', level: 3 }], shifts: [{ fromHour: 1, toHour: 2 }] },
      ],
    },
    agentIds: ['ann', 'ben'],
    chats: [...chats, { arrivedAtSeconds: 90, fate: 'answered', waitedSeconds: 30 }],
    happened: measureWaits(chats, 60),
  };
}

describe('What if', () => {
  it('is what was where nothing is changed', () => {
    const { before, after, difference, chats, runs } = whatIf(anAfternoon(), {});
    expect(after).toEqual(before);
    expect(difference.asaSeconds).toEqual({ mean: 0, standardError: 0 });
    expect([chats, runs]).toEqual([120, 20]);
  });

  it('is told by pairs of runs with the same customers, the same each time', () => {
    const told = whatIf(anAfternoon(), { addAgents: 1 });
    const { before, after, difference, happened } = told;
    expect(happened.serviceLevel).toBe(1);
    expect(after.asaSeconds!).toBeLessThan(before.asaSeconds!);
    expect(difference.asaSeconds!.mean).toBeCloseTo(after.asaSeconds! - before.asaSeconds!, 6);
    expect(difference.asaSeconds!.standardError).toBeLessThan(Math.abs(difference.asaSeconds!.mean) / 3);
    expect([before.agents, after.agents]).toEqual([2, 3]);
    expect(whatIf(anAfternoon(), { addAgents: 1 })).toEqual(told);
  });

  it('adds somebody like another one, or who can do everything whenever anybody was there', () => {
    const waitForTax = (likeAgentId?: string): number =>
      whatIf(anAfternoon(), { addAgents: 1, likeAgentId }).skills.find(({ name }) => name === 'tax')!.after.asaSeconds!;
    expect(waitForTax('ann')).toBeGreaterThan(HOUR - 120);
    expect(waitForTax('ben')).toBeGreaterThan(HOUR - 120);
    expect(waitForTax()).toBeLessThan(HOUR / 2);
  });

  it('gives everybody another limit', () => {
    const { before, after } = whatIf(anAfternoon(), { maxConcurrentChats: 3 });
    expect(after.p90Seconds!).toBeLessThan(before.p90Seconds! / 2);
    expect(after.occupancy!).toBeLessThan(before.occupancy!);
  });

  it('takes another policy', () => {
    const { after } = whatIf(anAfternoon(), { rank: ['skillFit'], priorityAgingSeconds: 60 });
    expect(after.answered).toBe(120);
  });

  it('takes another order of the queue, by targets', () => {
    const handling = { kind: 'constant', seconds: 90 };
    const normal = Array.from({ length: 31 }, (_, at) => at * 60);
    const history = {
      ...anAfternoon(),
      scenario: {
        hours: 2,
        arrivals: [
          { name: 'normal', atSeconds: normal, handling },
          { name: 'low', atSeconds: [30], priority: 'low', handling },
        ],
        targets: [
          { priority: 'normal', firstResponseSeconds: 60 },
          { priority: 'low', firstResponseSeconds: 1 },
        ],
        agents: [{ name: 'Ann', maxConcurrentChats: 1 }],
      },
    };
    const { before, after } = whatIf(history, { queueOrder: 'due' });
    // Behind all others it waits for 31 chats; second, it keeps the last of them waiting for one chat more.
    expect([before.longestWaitSeconds, after.longestWaitSeconds]).toEqual([31 * 90 - 30, 31 * 90 - 1800]);
  });

  it('tells waits by the hour, and how far it is', () => {
    const told: number[] = [];
    const { hours } = whatIf(anAfternoon(), { addAgents: 2 }, (done) => told.push(done));
    expect(hours.map(({ fromSeconds, chats, happened }) => [fromSeconds, chats, happened])).toEqual([
      [0, 61, 30],
      [HOUR, 59, 30],
    ]);
    expect(hours[0]!.after).toBeLessThan(hours[0]!.before);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});
