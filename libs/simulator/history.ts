import type { SimulationFailure } from '#words';
import { AGENTS, type Ask, CHANGES, CHATS, type PastAgent, type PastChange, type PastChat, SINCE } from './past';
import { type PastRules, readRules } from './past-rules';
import { presence } from './presence';
import { measureWaits, type Wait, type WaitMeasures } from './waits';

export interface History {
  /** In the format of a scenario file. */
  readonly scenario: Record<string, unknown>;
  readonly happened: WaitMeasures;
  /** Ids of the scenario's agents, in their order. */
  readonly agentIds: readonly string[];
  readonly chats: readonly (Wait & { readonly arrivedAtSeconds: number })[];
}

/** A span of time that is over, as Unix times in seconds. */
export interface Past {
  readonly name: string;
  readonly since: number;
  readonly until: number;
  readonly serviceLevelSeconds: number;
  /** More chats than these are not read. */
  readonly maxChats: number;
}

const DAY = 86_400;
const SERVICE_LEVEL_SECONDS = 20;
const MAX_CHATS = 5_000_000;

/** What keeps the past from being simulated. */
export class NothingToLearnFrom extends Error {
  constructor(
    readonly reason: SimulationFailure,
    message: string,
  ) {
    super(message);
  }
}

/** The last days by the clock of the database. @throws NothingToLearnFrom */
export async function readHistory(ask: Ask, days: number): Promise<History> {
  const [span] = await ask<{ since: number }>(SINCE, [days * DAY]);
  const { since } = span!;
  return readPast(ask, {
    name: `The last ${days} days`,
    since,
    until: since + days * DAY,
    serviceLevelSeconds: SERVICE_LEVEL_SECONDS,
    maxChats: MAX_CHATS,
  });
}

/** @throws NothingToLearnFrom when no chat of the period was answered, no agent was present, or more chats came than are read */
export async function readPast(ask: Ask, { name, since, until, serviceLevelSeconds, maxChats }: Past): Promise<History> {
  const chats = await ask<PastChat>(CHATS, [since, until, maxChats + 1]);
  if (chats.length > maxChats) throw new NothingToLearnFrom('too_many_chats', `More than ${maxChats} chats came in that time.`);
  if (!chats.some(isAnswered))
    throw new NothingToLearnFrom('no_chats', 'No chat of that time was answered and closed: there is nothing to learn from.');
  const { wrapUpSeconds, teamNames, ...rules } = await readRules(ask, since, until);
  const agents = await ask<PastAgent>(AGENTS, []);
  const changes = await ask<PastChange>(CHANGES, [since, until]);
  const there = presence(agents, changes, teamNames, until - since);
  if (there.size === 0) throw new NothingToLearnFrom('nobody_there', 'No agent was there at that time.');
  const waits = chats.map((chat) => ({ ...asWait(chat), arrivedAtSeconds: chat.arrivedAtSeconds }));
  const scenario = {
    name,
    hours: (until - since) / 3600,
    serviceLevelSeconds,
    ...rules,
    arrivals: streams(chats, { wrapUpSeconds, teamNames, agentIds: [...there.keys()] }),
    agents: [...there.values()],
  };
  return { scenario, happened: measureWaits(waits, serviceLevelSeconds), agentIds: [...there.keys()], chats: waits };
}

const isAnswered = (chat: PastChat) => chat.waitedSeconds !== null;
const handled = ({ openSeconds, waitedSeconds }: PastChat) => Math.max(0, openSeconds - (waitedSeconds ?? openSeconds));

function asWait({ waitedSeconds, openSeconds, left }: PastChat): Wait {
  if (waitedSeconds !== null) return { fate: 'answered', waitedSeconds };
  return { fate: left ? 'abandoned' : 'waiting', waitedSeconds: openSeconds };
}

/**
 * Groups chats with the same priority, skills and team into streams. Their arrival times are the observed ones; their handling times are drawn
 * from those observed in the stream. How long they were wrapped up was not observed: it is as long as agents may.
 */
function streams(
  chats: readonly PastChat[],
  { wrapUpSeconds, teamNames, agentIds }: Pick<PastRules, 'wrapUpSeconds' | 'teamNames'> & Pick<History, 'agentIds'>,
): Record<string, unknown>[] {
  const teamOf = ({ teamId }: PastChat): string | null => (teamId && teamNames.get(teamId)) ?? null;
  const kinds = new Map<string, PastChat[]>();
  for (const chat of chats) {
    const name = nameOf(chat, teamOf(chat));
    const kind = kinds.get(name);
    if (kind) kind.push(chat);
    else kinds.set(name, [chat]);
  }
  const patience = patienceOf(chats);
  return [...kinds].map(([name, ofKind]) => {
    const seen = ofKind.some(isAnswered) ? ofKind : chats;
    return {
      name,
      atSeconds: ofKind.map(({ arrivedAtSeconds }) => arrivedAtSeconds),
      lastAgents: ofKind.map(({ lastAgentId }) => (lastAgentId === null ? -1 : agentIds.indexOf(lastAgentId))),
      priority: ofKind[0]!.priority,
      skills: ofKind[0]!.skills,
      team: teamOf(ofKind[0]!),
      handling: { kind: 'empirical', seconds: seen.filter(isAnswered).map(handled) },
      wrapUp: wrapUpSeconds > 0 ? { kind: 'constant', seconds: wrapUpSeconds } : null,
      patience,
    };
  });
}

function nameOf({ priority, skills }: PastChat, team: string | null): string {
  const written = skills.map(({ name, minLevel, required, relaxAfterSeconds }) => {
    const wish = required ? '' : `?${relaxAfterSeconds ?? ''}`;
    return `${name}≥${minLevel}${wish}`;
  });
  return [priority, ...written.sort(), ...(team === null ? [] : [`(${team})`])].join(' ');
}

/**
 * Estimates the mean patience. Of most customers only a lower bound is known, since they were answered first (right-censored data).
 * Assuming exponential patience, the maximum likelihood estimate is the total waiting time divided by the number of customers who left.
 */
function patienceOf(chats: readonly PastChat[]): Record<string, unknown> | null {
  const waits = chats.map(asWait);
  const left = waits.filter(({ fate }) => fate === 'abandoned').length;
  const waited = waits.reduce((sum, { waitedSeconds }) => sum + waitedSeconds, 0);
  return left === 0 || waited === 0 ? null : { kind: 'exponential', meanSeconds: waited / left };
}
