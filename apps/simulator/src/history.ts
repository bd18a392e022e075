import { AGENTS, AGING, type Ask, CHANGES, CHATS, type PastAgent, type PastChange, type PastChat, SINCE } from './past';
import { presence } from './presence';
import { measureWaits, type Wait, type WaitMeasures } from './waits';

export interface History {
  /** In the format of a scenario file. */
  readonly scenario: Record<string, unknown>;
  readonly happened: WaitMeasures;
}

const DAY = 86_400;
const SERVICE_LEVEL_SECONDS = 20;

/** @throws Error when no chat of the period was answered, or no agent was present */
export async function readHistory(ask: Ask, days: number): Promise<History> {
  const [span] = await ask<{ since: number }>(SINCE, [days * DAY]);
  const { since } = span!;
  const chats = await ask<PastChat>(CHATS, [since]);
  const agents = await ask<PastAgent>(AGENTS, []);
  const changes = await ask<PastChange>(CHANGES, [since]);
  const [aging] = await ask<{ seconds: number | null }>(AGING, []);
  if (!chats.some(isAnswered))
    throw new Error(`No chat that came in the last ${days} days was answered and closed: there is nothing to learn from.`);
  const seconds = days * DAY;
  const there = presence(agents, changes, seconds);
  if (there.length === 0) throw new Error(`No agent was there in the last ${days} days.`);
  const scenario = {
    name: `The last ${days} days`,
    hours: seconds / 3600,
    serviceLevelSeconds: SERVICE_LEVEL_SECONDS,
    policy: { priorityAgingSeconds: aging?.seconds ?? null },
    arrivals: streams(chats),
    agents: there,
  };
  return { scenario, happened: measureWaits(chats.map(asWait), SERVICE_LEVEL_SECONDS) };
}

const isAnswered = (chat: PastChat) => chat.waitedSeconds !== null;
const handled = ({ openSeconds, waitedSeconds }: PastChat) => Math.max(0, openSeconds - (waitedSeconds ?? openSeconds));

function asWait({ waitedSeconds, openSeconds, left }: PastChat): Wait {
  if (waitedSeconds !== null) return { fate: 'answered', waitedSeconds };
  return { fate: left ? 'abandoned' : 'waiting', waitedSeconds: openSeconds };
}

/**
 * Groups chats with the same priority and skills into streams. Their arrival times are the observed ones; their handling times are drawn
 * from those observed in the stream.
 */
function streams(chats: readonly PastChat[]): Record<string, unknown>[] {
  const kinds = new Map<string, PastChat[]>();
  for (const chat of chats) {
    const name = nameOf(chat);
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
      priority: ofKind[0]!.priority,
      skills: ofKind[0]!.skills,
      handling: { kind: 'empirical', seconds: seen.filter(isAnswered).map(handled) },
      patience,
    };
  });
}

function nameOf({ priority, skills }: PastChat): string {
  const written = skills.map(({ name, minLevel, required, relaxAfterSeconds }) => {
    const wish = required ? '' : `?${relaxAfterSeconds ?? ''}`;
    return `${name}≥${minLevel}${wish}`;
  });
  return [priority, ...written.sort()].join(' ');
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
