import { PRIORITIES } from '#words';
import { defaultPolicy } from '#routing/planner';
import type { Distribution } from './distributions';
import { Fields, ScenarioInvalid } from './fields';
import { readChatWeight, readDeadlines, readPolicy, readSpans, readTeam, readTeamLoad } from './rules-input';
import type { Observed, Scenario, SimulatedAgent, Stream } from './scenario';

const positive = { above: 0 };
const level = { min: 1, max: 5, whole: true };
/** Limit against mistakes: more chats would not fit into memory. */
const MAX_CHATS = 5_000_000;
const MAX_AGENTS = 10_000;

/** Reads and validates a scenario. @throws ScenarioInvalid that lists every invalid field */
export function readScenario(json: unknown): Scenario {
  const fields = new Fields(json, '', []);
  const hours = fields.number('hours', positive);
  const scenario: Scenario = {
    name: fields.text('name', 'scenario'),
    seed: String(fields.number('seed', { min: 0, whole: true }, 1)),
    seconds: hours * 3600,
    warmUpSeconds: fields.number('warmUpHours', { min: 0 }, 0) * 3600,
    serviceLevelSeconds: fields.number('serviceLevelSeconds', { min: 0 }, 20),
    policy: fields.has('policy') ? fields.object('policy', readPolicy) : defaultPolicy,
    deadlines: readDeadlines(fields),
    chatWeights: fields.list('chatWeights', readChatWeight, true),
    teams: fields.list('teams', readTeamLoad, true),
    streams: fields.list('arrivals', readStream),
    agents: fields
      .list('agents', readAgents)
      .flat()
      .map((agent, at) => ({ ...agent, id: `${agent.id} #${String(at + 1).padStart(4, '0')}` })),
  };
  fields.refuseUnknown();
  refuseContradictions(scenario, fields);
  if (fields.problems.length > 0) throw new ScenarioInvalid(fields.problems);
  return scenario;
}

function refuseContradictions({ streams, agents, seconds, warmUpSeconds }: Scenario, fields: Fields): void {
  if (warmUpSeconds >= seconds) fields.wrong('warmUpHours', 'less than hours');
  const names = streams.map(({ name }) => name);
  names.forEach(
    (name, at) => names.indexOf(name) < at && fields.wrong(`arrivals[${at}].name`, 'another name than that of another kind', name),
  );
  const chats = streams.reduce((sum, { arrivals }) => sum + ('perHour' in arrivals ? (arrivals.perHour * seconds) / 3600 : 0), 0);
  if (chats > MAX_CHATS) fields.wrong('hours', `so few that no more than ${MAX_CHATS} chats come; now about ${Math.round(chats)} do`);
  streams.forEach(({ arrivals }, at) => {
    const strange = 'lastAgents' in arrivals ? arrivals.lastAgents.find((agent) => agent >= agents.length) : undefined;
    if (strange !== undefined) fields.wrong(`arrivals[${at}].lastAgents`, 'the places of agents that there are, from 0, or -1', strange);
  });
  if (agents.length > MAX_AGENTS) fields.wrong('agents', `no more than ${MAX_AGENTS}`, agents.length);
}

function readStream(fields: Fields): Stream {
  const isReplayed = fields.has('atSeconds');
  if (isReplayed && fields.has('perHour')) fields.wrong('perHour', 'absent when there is atSeconds');
  return {
    name: fields.text('name'),
    arrivals: isReplayed ? readObserved(fields) : { perHour: fields.number('perHour', positive) },
    priority: fields.choice('priority', PRIORITIES, 'normal'),
    skills: fields.list(
      'skills',
      (skill) => ({
        name: skill.text('name'),
        minLevel: skill.number('minLevel', level, 1),
        required: skill.flag('required', true),
        relaxAfterSeconds: skill.has('relaxAfterSeconds') ? skill.number('relaxAfterSeconds', { min: 0 }) : null,
      }),
      true,
    ),
    teamId: readTeam(fields),
    handling: fields.object('handling', readDistribution),
    wrapUp: fields.has('wrapUp') ? fields.object('wrapUp', readDistribution) : null,
    patience: fields.has('patience') ? fields.object('patience', readDistribution) : null,
  };
}

function readObserved(fields: Fields): Observed {
  const times = fields.numbers('atSeconds', { min: 0 });
  const lastAgents = fields.has('lastAgents') ? fields.numbers('lastAgents', { min: -1, whole: true }) : times.map(() => -1);
  if (lastAgents.length !== times.length) fields.wrong('lastAgents', 'as many as atSeconds', lastAgents.length);
  const chats = times.map((at, i) => ({ at, lastAgent: lastAgents[i] ?? -1 })).sort((a, b) => a.at - b.at);
  return { atSeconds: chats.map(({ at }) => at), lastAgents: chats.map(({ lastAgent }) => lastAgent) };
}

function readDistribution(fields: Fields): Distribution {
  const kind = fields.choice('kind', ['exponential', 'constant', 'lognormal', 'empirical']);
  switch (kind) {
    case 'exponential':
      return { kind, meanSeconds: fields.number('meanSeconds', positive) };
    case 'constant':
      return { kind, seconds: fields.number('seconds', { min: 0 }) };
    case 'lognormal':
      return { kind, meanSeconds: fields.number('meanSeconds', positive), sdSeconds: fields.number('sdSeconds', positive) };
    case 'empirical':
      return { kind, seconds: fields.numbers('seconds', { min: 0 }) };
  }
}

/** Reads one entry of `agents`, which stands for `count` identical agents. */
function readAgents(fields: Fields): SimulatedAgent[] {
  const agent: SimulatedAgent = {
    id: fields.text('name', 'agent'),
    maxConcurrentChats: fields.number('maxConcurrentChats', { min: 0, whole: true }),
    skills: fields.list('skills', (skill) => ({ name: skill.text('name'), level: skill.number('level', level, 1) }), true),
    teamIds: fields.texts('teams'),
    shifts: fields.has('shifts') ? readSpans(fields, 'shifts') : null,
  };
  const count = fields.number('count', { min: 1, max: MAX_AGENTS, whole: true }, 1);
  return Array.from({ length: count }, () => agent);
}
