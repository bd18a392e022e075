import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScenarioInvalid } from './fields';
import { readScenario } from './scenario-input';
import { aStream, manyAgents } from './testing/scenarios';

const span = (fromHour: number, toHour: number) => ({ fromHour, toHour });

const problems = (different: Record<string, unknown>): readonly string[] => {
  try {
    readScenario({ hours: 1, arrivals: [aStream()], agents: manyAgents(1), ...different });
    return [];
  } catch (error) {
    return (error as ScenarioInvalid).problems;
  }
};

it('reads the example', () => {
  const scenario = readScenario(JSON.parse(readFileSync(join(__dirname, '../../apps/simulator/src/example.json'), 'utf8')));
  expect(scenario).toMatchObject({
    seconds: 604_800,
    warmUpSeconds: 7_200,
    serviceLevelSeconds: 20,
    policy: { priorityAgingSeconds: 300 },
  });
  expect(scenario.agents).toHaveLength(11);
  expect(scenario.streams.map(({ priority }) => priority)).toEqual(['normal', 'normal', 'normal', 'urgent']);
});

it.each<[string, Record<string, unknown>, string]>([
  ['what is missing', { hours: undefined }, 'hours: is missing; it must be a number above 0'],
  ['the wrong kind', { hours: '8' }, 'hours: must be a number above 0, not "8"'],
  ['out of bounds', { arrivals: [aStream({ perHour: -1 })] }, 'arrivals[0].perHour: must be a number above 0, not -1'],
  [
    'deep inside',
    { arrivals: [aStream({ handling: { kind: 'lognormal', meanSeconds: 9 } })] },
    'arrivals[0].handling.sdSeconds: is missing; it must be a number above 0',
  ],
  [
    'an unknown choice',
    { arrivals: [aStream({ priority: 'high!' })] },
    'arrivals[0].priority: must be one of low, normal, high, urgent, not "high!"',
  ],
  ['an item of a list', { arrivals: [aStream({ atSeconds: [1, 'x'] })] }, 'arrivals[0].atSeconds[1]: must be a number from 0, not "x"'],
  [
    'a level',
    { agents: [{ maxConcurrentChats: 1, skills: [{ name: 'a', level: 6 }] }] },
    'agents[0].skills[0].level: must be a whole number from 1 up to 5, not 6',
  ],
  ['an empty list', { agents: [] }, 'agents: must be a list that is not empty, not []'],
  ['no object', { arrivals: [3] }, 'arrivals[0]: must be an object, not 3'],
  [
    'both ways to come',
    { arrivals: [aStream({ atSeconds: [1], perHour: 2 })] },
    'arrivals[0].perHour: must be absent when there is atSeconds, not 2',
  ],
  [
    'two of one name',
    { arrivals: [aStream(), aStream()] },
    'arrivals[1].name: must be another name than that of another kind, not "chats"',
  ],
  ['a warm-up as long as all', { warmUpHours: 1 }, 'warmUpHours: must be less than hours, not 1'],
  [
    'shifts that overlap',
    {
      agents: manyAgents(1, {
        shifts: [
          { fromHour: 0, toHour: 2 },
          { fromHour: 1, toHour: 3 },
        ],
      }),
    },
    'agents[0].shifts: must be apart from each other',
  ],
  [
    'a ranking nobody knows',
    { policy: { rank: ['fastest'] } },
    'policy.rank[0]: must be one of preferredSkills, lowestLoadRatio, fewestSpareLevels, longestSinceLastAssignment, skillFit, not "fastest"',
  ],
  [
    'a slip of the pen',
    { agents: [{ maxConcurrentChat: 1 }] },
    'agents[0].maxConcurrentChat: is not known here; known are name, maxConcurrentChats, skills, teams, shifts, count',
  ],
  [
    'a team without a name',
    { agents: manyAgents(1, { teams: ['sales', ''] }) },
    'agents[0].teams[1]: must be a text that is not empty, not ""',
  ],
  [
    'a last agent who is not there',
    { arrivals: [aStream({ atSeconds: [1], lastAgents: [1] })] },
    'arrivals[0].lastAgents: must be the places of agents that there are, from 0, or -1',
  ],
  ['half a seat', { chatWeights: [{ weight: 1.5 }] }, 'chatWeights[0].weight: must be a whole number from 1, not 1.5'],
  ['a target of nothing', { targets: [{}] }, 'targets[0].firstResponseSeconds: is missing; it must be a number above 0'],
  ['an order nobody knows', { policy: { queueOrder: 'age' } }, 'policy.queueOrder: must be one of priority, due, not "age"'],
  [
    'a door that opens twice',
    { openingHours: [{ open: [span(0, 2), span(1, 3)] }] },
    'openingHours[0].open: must be apart from each other',
  ],
  ['more than fits', { hours: 1e9 }, 'hours: must be so few that no more than 5000000 chats come'],
])('names %s', (_, different, problem) => {
  expect(problems(different)).toContainEqual(expect.stringContaining(problem));
});

it('names all that is wrong at once', () => {
  expect(problems({ hours: 0, seed: 1.5, agents: [{ maxConcurrentChats: 'two' }] })).toHaveLength(3);
});

it.each([null, [], 'x'])('refuses %j as a scenario', (json) => {
  expect(() => readScenario(json)).toThrow(/^the scenario: must be an object/);
});
