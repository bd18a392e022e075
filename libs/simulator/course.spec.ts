import { Simulation } from './simulation';
import { aScenario, aStream, manyAgents } from './testing/scenarios';

/** Returns the fate, agent and waiting time of each chat, in the order of arrival. */
const course = (different: Record<string, unknown>) =>
  new Simulation(aScenario(different)).run().chats.map(({ fate, agent, waitedSeconds }) => [fate, agent, waitedSeconds]);

const skilled = (name: string, level = 3) => ({ maxConcurrentChats: 1, skills: [{ name, level }] });

it('who comes while the agent is busy is next', () => {
  const arrivals = [aStream({ atSeconds: [0, 10, 20] })];
  expect(course({ arrivals })).toEqual([
    ['answered', 0, 0],
    ['answered', 0, 20],
    ['answered', 0, 40],
  ]);
});

it('an agent has as many chats at a time as the limit allows', () => {
  const arrivals = [aStream({ atSeconds: [0, 10, 20] })];
  expect(course({ arrivals, agents: manyAgents(1, { maxConcurrentChats: 2 }) }).map(([, , waited]) => waited)).toEqual([0, 0, 10]);
});

it('whose patience ends first leaves, and holds up nobody', () => {
  const patience = { kind: 'constant', seconds: 15 };
  const arrivals = [aStream({ atSeconds: [0, 1, 20], patience })];
  expect(course({ arrivals })).toEqual([
    ['answered', 0, 0],
    ['abandoned', -1, 15],
    ['answered', 0, 10],
  ]);
});

it('the urgent go first; with ageing, not before those who have waited long', () => {
  const arrivals = [aStream({ atSeconds: [0, 1] }), aStream({ name: 'urgent', atSeconds: [29], priority: 'urgent' })];
  const waits = (policy: object) => course({ arrivals, policy }).map(([, , waited]) => waited);
  expect(waits({})).toEqual([0, 59, 1]);
  expect(waits({ priorityAgingSeconds: 5 })).toEqual([0, 29, 31]);
});

it('a required skill is never dropped: without anybody who has it, the chat waits for ever', () => {
  const arrivals = [aStream({ atSeconds: [0, 5], skills: [{ name: 'german', minLevel: 4 }] })];
  expect(course({ arrivals, agents: [skilled('german', 3)] })).toEqual([
    ['waiting', -1, 3600],
    ['waiting', -1, 3595],
  ]);
  expect(course({ arrivals, agents: [skilled('german', 4)] }).map(([fate]) => fate)).toEqual(['answered', 'answered']);
});

describe('a preferred skill', () => {
  const skills = [{ name: 'german', required: false, relaxAfterSeconds: 12.5 }];
  const arrivals = [aStream({ atSeconds: [1.0004, 2.0004], skills })];

  it('is waited for so long, then anybody will do, at that very moment', () => {
    const [first, second] = course({ arrivals, agents: [skilled('german'), skilled('french')] });
    expect(first).toEqual(['answered', 0, 0]);
    expect(second).toEqual(['answered', 1, expect.closeTo(12.5, 2)]);
  });

  it('is not waited for any more when the last who has it goes', () => {
    const german = { ...skilled('german'), shifts: [{ fromHour: 0, toHour: 5 / 3600 }] };
    const [first, second] = course({ arrivals, agents: [german, skilled('french')] });
    expect(first).toEqual(['answered', 0, 0]);
    expect(second).toEqual(['answered', 1, expect.closeTo(2.9996, 6)]);
  });
});

it('agents come and go with their shifts, and see their last chat through', () => {
  const arrivals = [aStream({ atSeconds: [0, 350, 361] })];
  const shifts = [
    { fromHour: 0.05, toHour: 0.1 },
    { fromHour: 0.2, toHour: 0.3 },
  ];
  const outcome = new Simulation(aScenario({ arrivals, agents: manyAgents(1, { shifts }) })).run();
  expect(outcome.chats.map(({ waitedSeconds }) => waitedSeconds)).toEqual([180, 0, 359]);
  expect(outcome.desks[0]!.seatSeconds).toBeCloseTo(180 + 20 + 360);
  expect(outcome.desks[0]!.takenSeconds).toBeCloseTo(90);
});

describe('a seat stays taken', () => {
  const arrivals = [aStream({ atSeconds: [0, 10], wrapUp: { kind: 'constant', seconds: 20 } })];

  it('while a chat is wrapped up, which is work like the chat itself', () => {
    const outcome = new Simulation(aScenario({ arrivals })).run();
    expect(outcome.chats.map(({ waitedSeconds }) => waitedSeconds)).toEqual([0, 40]);
    expect(outcome.desks[0]!.takenSeconds).toBe(100);
  });

  it('at the agent, not in the limit of its team', () => {
    const team = { arrivals: [{ ...arrivals[0], team: 'sales' }], teams: [{ name: 'sales', maxConcurrentChats: 1 }] };
    expect(course({ ...team, agents: manyAgents(2, { teams: ['sales'] }) })).toEqual([
      ['answered', 0, 0],
      ['answered', 1, 20],
    ]);
  });
});

it('a chat takes as many seats as it weighs, or all where there are fewer, and one that is too heavy has an agent kept for it', () => {
  const arrivals = [aStream({ atSeconds: [0, 2, 3] }), aStream({ name: 'urgent', atSeconds: [1], priority: 'urgent' })];
  const waits = (weight: number) =>
    course({ arrivals, chatWeights: [{ priority: 'urgent', weight }], agents: manyAgents(1, { maxConcurrentChats: 2 }) }).map(
      ([, , waited]) => waited,
    );
  expect(waits(1)).toEqual([0, 0, 28, 28]);
  expect(waits(2)).toEqual([0, 29, 58, 57]);
  expect(waits(9)).toEqual(waits(2));
});

it('an agent who got a chat has room to breathe before the next', () => {
  const arrivals = [aStream({ atSeconds: [0, 10] })];
  const agents = manyAgents(1, { maxConcurrentChats: 2 });
  expect(course({ arrivals, agents, policy: { breathingSeconds: 15 } }).map(([, , waited]) => waited)).toEqual([0, 5]);
});

it('a team has its chats; after a time others may help', () => {
  const arrivals = [aStream({ atSeconds: [0, 1], team: 'sales' })];
  const agents = [
    { maxConcurrentChats: 1, teams: ['sales'] },
    { maxConcurrentChats: 1, teams: ['support'] },
  ];
  expect(course({ arrivals, agents })).toEqual([
    ['answered', 0, 0],
    ['answered', 0, 29],
  ]);
  const teams = [{ name: 'sales', overflowAfterSeconds: 12.5, overflowTeams: ['support'] }];
  expect(course({ arrivals, agents, teams })[1]).toEqual(['answered', 1, 12.5]);
});

describe('by due time', () => {
  const policy = { queueOrder: 'due' };
  const targets = [
    { priority: 'normal', firstResponseSeconds: 60 },
    { priority: 'high', firstResponseSeconds: 600 },
    { priority: 'high', team: 'sales', firstResponseSeconds: 20 },
  ];
  const arrivals = [
    aStream({ atSeconds: [0, 3] }),
    aStream({ name: 'high', atSeconds: [1], priority: 'high' }),
    aStream({ name: 'sales', atSeconds: [4], priority: 'high', team: 'sales' }),
    aStream({ name: 'low', atSeconds: [2], priority: 'low' }),
  ];
  const agents = manyAgents(1, { teams: ['sales'] });
  /** The streams of the chats in the order in which they were answered. */
  const served = (different: object) =>
    [...new Simulation(aScenario({ arrivals, agents, targets, ...different })).run().chats]
      .sort((a, b) => a.arrivedAt + a.waitedSeconds - (b.arrivedAt + b.waitedSeconds))
      .map(({ stream }) => stream);

  it('the target of the team counts before that of all, and whoever has none is last', () => {
    expect(served({})).toEqual([0, 1, 2, 0, 3]);
    expect(served({ policy })).toEqual([0, 2, 0, 1, 3]);
  });

  it('the time while it is closed does not count where only that within the hours does', () => {
    const within = targets.map((target) => ({ ...target, withinHours: target.priority === 'normal' }));
    const open = [
      { fromHour: 0, toHour: 2 / 3600 },
      { fromHour: 0.9, toHour: 1 },
    ];
    expect(served({ policy, targets: within, openingHours: [{ open }] })).toEqual([0, 2, 1, 0, 3]);
    // The hours of a team are none of the others.
    expect(served({ policy, targets: within, openingHours: [{ team: 'sales', open }] })).toEqual([0, 2, 0, 1, 3]);
    expect(served({ policy, targets: within, openingHours: [{ open: [] }] })).toEqual([0, 2, 1, 0, 3]);
  });
});

describe('luck', () => {
  const scenario = { arrivals: [aStream({ handling: { kind: 'lognormal', meanSeconds: 100, sdSeconds: 90 } })] };

  it('is the same with the same seed, and another with another', () => {
    expect(course(scenario)).toEqual(course(scenario));
    expect(course(scenario)).not.toEqual(course({ ...scenario, seed: 2 }));
  });

  it('brings the same customers to more agents, and to another mix of chats', () => {
    const fates = (different: object) =>
      new Simulation(aScenario({ ...scenario, ...different }))
        .run()
        .chats.filter(({ stream }) => stream === 0)
        .map(({ arrivedAt, handlingSeconds }) => [arrivedAt, handlingSeconds]);
    const same = fates({});
    expect(fates({ agents: manyAgents(9) })).toEqual(same);
    expect(fates({ arrivals: [...scenario.arrivals, aStream({ name: 'more' })] })).toEqual(same);
  });
});
