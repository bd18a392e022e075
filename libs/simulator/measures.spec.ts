import { batchMeans } from './batch-means';
import { sampler, type Distribution } from './distributions';
import { jain } from './jain';
import { measure } from './measures';
import { Random } from './random';
import { Simulation } from './simulation';
import { aScenario, aStream, manyAgents } from './testing/scenarios';
import { theoryOf } from './theory';

const measured = (different: Record<string, unknown>) => {
  const scenario = aScenario(different);
  return measure(scenario, new Simulation(scenario).run());
};

it('counts each chat once: answered, left, or unserved', () => {
  const patience = { kind: 'constant', seconds: 15 };
  const { all } = measured({
    arrivals: [aStream({ atSeconds: [0, 1, 20], patience }), aStream({ name: 'x', atSeconds: [3], skills: [{ name: 'x' }] })],
  });
  expect(all).toMatchObject({
    offered: 4,
    answered: 2,
    abandoned: 1,
    unserved: 1,
    serviceLevel: 0.5,
    asaSeconds: 5,
    waiting: 0.75,
    p90Seconds: 10,
    longestWaitSeconds: 3597,
    abandonment: 0.25,
  });
});

it('occupancy is the filled part of the seats, busy the time with any chat', () => {
  const arrivals = [aStream({ atSeconds: [0], handling: { kind: 'constant', seconds: 1800 } })];
  expect(measured({ arrivals, agents: manyAgents(1, { maxConcurrentChats: 2 }) }).all).toMatchObject({
    occupancy: 0.25,
    busy: 0.5,
    fairness: 1,
  });
});

it('seats are taken by wrapping up, and by as many as a chat weighs', () => {
  const arrivals = [
    aStream({ name: 'a', atSeconds: [0], handling: { kind: 'constant', seconds: 600 }, wrapUp: { kind: 'constant', seconds: 300 } }),
    aStream({ name: 'b', atSeconds: [1], priority: 'urgent', handling: { kind: 'constant', seconds: 900 } }),
  ];
  const agents = manyAgents(2, { maxConcurrentChats: 2 });
  expect(measured({ arrivals, agents, chatWeights: [{ priority: 'urgent', weight: 2 }] }).all).toMatchObject({
    occupancy: (900 + 2 * 900) / (4 * 3600),
    busy: (900 + 900) / (2 * 3600),
    fairness: expect.closeTo(0.9, 6),
  });
});

it('leaves out the chats and the work of the warm-up', () => {
  const arrivals = [
    aStream({
      atSeconds: [0, 900, 3000],
      handling: { kind: 'constant', seconds: 1200 },
    }),
  ];
  expect(measured({ arrivals, warmUpHours: 0.5 }).all).toMatchObject({
    offered: 1,
    asaSeconds: 0,
    occupancy: (600 + 600) / 1800,
  });
});

it('shows each skill, with the agents who may have its chats', () => {
  const arrivals = [
    aStream({
      name: 'a',
      atSeconds: [0, 1],
      skills: [{ name: 'german', minLevel: 3 }],
    }),
    aStream({ name: 'b', atSeconds: [5] }),
  ];
  const german = (level: number) => ({
    maxConcurrentChats: 2,
    skills: [{ name: 'german', level }],
  });
  const { skills } = measured({
    arrivals,
    agents: [german(3), german(4), german(2)],
  });
  expect(Object.keys(skills)).toEqual(['(none)', 'german']);
  expect(skills.german).toMatchObject({ offered: 2, agents: 2, fairness: 1 });
  expect(skills['(none)']).toMatchObject({
    offered: 1,
    agents: 3,
    fairness: expect.closeTo(1 / 3),
  });
});

it('has no figure where there is nothing to count', () => {
  const arrivals = [aStream({ atSeconds: [3601] })];
  expect(measured({ arrivals })).toMatchObject({
    all: {
      offered: 0,
      serviceLevel: null,
      asaSeconds: null,
      longestWaitSeconds: null,
      fairness: null,
      occupancy: 0,
    },
  });
});

it('knows the formula that fits, and when none does', () => {
  const exponential = (meanSeconds: number) => ({
    kind: 'exponential',
    meanSeconds,
  });
  const theory = (stream: object, agents: object[] = manyAgents(7, { maxConcurrentChats: 2 })) =>
    theoryOf(
      aScenario({
        agents,
        arrivals: [aStream({ perHour: 200, handling: exponential(180), ...stream })],
      }),
    );
  expect(theory({})).toMatchObject({
    formula: 'Erlang C',
    meanWaitSeconds: expect.closeTo(7.836, 3),
    serviceLevel: expect.closeTo(0.88835, 5),
  });
  expect(theory({ perHour: 2880, handling: exponential(60), patience: exponential(120) }, manyAgents(50))).toMatchObject({
    formula: 'Erlang A',
    abandonment: expect.closeTo(0.0309, 4),
  });
  const unfitting = [
    { handling: { kind: 'constant', seconds: 180 } },
    { skills: [{ name: 'a' }] },
    { team: 'a' },
    { wrapUp: exponential(20) },
    { perHour: 300 },
  ];
  expect(unfitting.map((stream) => theory(stream))).toEqual(unfitting.map(() => undefined));
});

it.each<[string, number[], number | null]>([
  ['even', [3, 3, 3], 1],
  ['all for one', [0, 0, 5, 0], 0.25],
  ['nothing', [0, 0], null],
])('Jain: %s', (_, shares, index) => {
  expect(jain(shares)).toBe(index);
});

it('batch means: a trend shows as doubt, too few measurements as none', () => {
  expect(batchMeans(new Array(100).fill(7))).toEqual({
    mean: 7,
    standardError: 0,
  });
  expect(batchMeans(Array.from({ length: 1000 }, (_, at) => at))!.standardError).toBeGreaterThan(50);
  expect(batchMeans([1, 2, 3])).toBeUndefined();
});

it.each<[Distribution, number, number]>([
  [{ kind: 'exponential', meanSeconds: 50 }, 50, 50],
  [{ kind: 'constant', seconds: 50 }, 50, 0],
  [{ kind: 'lognormal', meanSeconds: 50, sdSeconds: 40 }, 50, 40],
  [{ kind: 'empirical', seconds: [10, 20, 90] }, 40, Math.sqrt(3800 / 3)],
])('%j has its mean and its spread', (distribution, mean, sd) => {
  const draw = sampler(distribution, new Random('spec'));
  const drawn = Array.from({ length: 100_000 }, draw);
  const average = drawn.reduce((a, b) => a + b) / drawn.length;
  const spread = Math.sqrt(drawn.reduce((sum, each) => sum + (each - average) ** 2, 0) / drawn.length);
  expect(Math.abs(average - mean)).toBeLessThanOrEqual((4 * sd) / Math.sqrt(drawn.length));
  expect(Math.abs(spread - sd)).toBeLessThanOrEqual(0.03 * sd);
});

it('chance is the same on every machine, and even', () => {
  const random = new Random('1/chats/arrivals');
  expect(Array.from({ length: 3 }, () => random.next())).toMatchInlineSnapshot(`
   [
     0.32628506464942886,
     0.08045483001674347,
     0.01953124663341932,
   ]
  `);
  const counts = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 100_000; draw++) counts[Math.floor(random.next() * 10)]!++;
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(27.9); // the 99.9th percentile with nine degrees of freedom
});
