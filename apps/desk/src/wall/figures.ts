import type { TeamMembers, Wall } from '#client/core';
import type { WaitingChat } from '#client/desk';
import { type AgentStatus, isPresent } from '#words';
import type { AgentRow } from './floor';

export interface Seats {
  taken: number;
  capacity: number;
  /** Agents who can be given chats, and those of them who have no seat left. */
  onDuty: number;
  full: number;
  /** Chats on hold, which take no seat. */
  onHold: number;
}

/** As `/workload` counts: chats of everybody, seats of those who are here. */
export function seatsOf(agents: readonly AgentRow[]): Seats {
  const seats = { taken: 0, capacity: 0, onDuty: 0, full: 0, onHold: 0 };
  for (const { status, activeChats, onHold, maxConcurrentChats } of agents) {
    seats.onHold += onHold;
    seats.taken += activeChats;
    if (!isPresent(status)) continue;
    seats.capacity += maxConcurrentChats;
    seats.onDuty += 1;
    if (activeChats >= maxConcurrentChats) seats.full += 1;
  }
  return seats;
}

export function countByStatus(agents: readonly AgentRow[]): Record<AgentStatus, number> {
  const counts = { online: 0, busy: 0, away: 0, offline: 0 };
  for (const { status } of agents) counts[status] += 1;
  return counts;
}

/** Since when the chat waits that has waited longest; null when nobody waits. */
export const oldestOf = (waiting: readonly WaitingChat[]): string | null =>
  waiting.reduce<string | null>((oldest, { queuedAt }) => (oldest === null || queuedAt < oldest ? queuedAt : oldest), null);

/** What agents and waiting chats have in common: a skill, or a team. */
export interface GroupRow {
  id: string;
  name: string;
  /** Agents who belong to it, by status. */
  here: Record<AgentStatus, number>;
  /** Seats that those who are online have left. */
  free: number;
  /** Chats that wait for it, and the first of them since when. */
  waiting: number;
  since: string | null;
  /** Somebody waits who needs it, and nobody who is here belongs to it. */
  isUncovered: boolean;
}

/** Row of a group while agents and chats are counted. */
class Tally {
  private readonly here = { online: 0, busy: 0, away: 0, offline: 0 };
  private free = 0;
  private waiting = 0;
  private since: string | null = null;
  private isNeeded = false;

  constructor(
    private readonly id: string,
    private readonly name: string,
  ) {}

  hasAgent({ status, activeChats, maxConcurrentChats }: AgentRow): void {
    this.here[status] += 1;
    if (status === 'online') this.free += Math.max(0, maxConcurrentChats - activeChats);
  }

  isAwaited({ queuedAt }: WaitingChat, isNeeded: boolean): void {
    this.waiting += 1;
    this.isNeeded ||= isNeeded;
    if (this.since === null || queuedAt < this.since) this.since = queuedAt;
  }

  row(): GroupRow {
    const { id, name, here, free, waiting, since, isNeeded } = this;
    return { id, name, here, free, waiting, since, isUncovered: isNeeded && here.online + here.busy === 0 };
  }
}

const byName = (tallies: Iterable<Tally>): GroupRow[] =>
  [...tallies].map((tally) => tally.row()).sort((a, b) => a.name.localeCompare(b.name));

/** Every skill that an agent has or a waiting chat asks for, by name: who is there, and who waits. */
export function skillsOf(agents: readonly AgentRow[], waiting: readonly WaitingChat[]): GroupRow[] {
  const tallies = new Map<string, Tally>();
  const tallyOf = (name: string): Tally => {
    const known = tallies.get(name) ?? new Tally(name, name);
    tallies.set(name, known);
    return known;
  };
  for (const agent of agents) for (const { name } of agent.skills) tallyOf(name).hasAgent(agent);
  for (const chat of waiting) for (const { name, required } of chat.skills) tallyOf(name).isAwaited(chat, required);
  return byName(tallies.values());
}

/** Every team, by name: who of its members is there, and who waits for it. */
export function teamsOf(agents: readonly AgentRow[], waiting: readonly WaitingChat[], teams: readonly TeamMembers[]): GroupRow[] {
  const tallies = new Map(teams.map(({ id, name }) => [id, new Tally(id, name)]));
  const agentOf = new Map(agents.map((agent) => [agent.id, agent]));
  for (const { id, memberIds } of teams)
    for (const memberId of memberIds) {
      const agent = agentOf.get(memberId);
      if (agent) tallies.get(id)!.hasAgent(agent);
    }
  for (const chat of waiting) if (chat.teamId !== null) tallies.get(chat.teamId)?.isAwaited(chat, true);
  return byName(tallies.values());
}

/** The service level of the latest quarter of an hour that has one. */
export const levelNow = ({ series }: Wall): number | null =>
  series.findLast(({ serviceLevel }) => serviceLevel !== null)?.serviceLevel ?? null;

/** From when on somebody is called. Null: never. */
export interface Thresholds {
  longestWaitSeconds: number | null;
  /** 0–1. */
  serviceLevel: number | null;
  /** Somebody waits for a skill that nobody who is here has. */
  nobody: boolean;
}

export type Alarm = { id: string } & (
  { type: 'wait'; since: string } | { type: 'level'; rate: number; goal: number } | { type: 'skill'; skill: string }
);

/** What is over its threshold at this moment (Unix milliseconds). */
export function alarmsOf(
  { longestWaitSeconds, serviceLevel, nobody }: Thresholds,
  { waiting, skills, wall, now }: { waiting: readonly WaitingChat[]; skills: readonly GroupRow[]; wall: Wall | undefined; now: number },
): Alarm[] {
  const alarms: Alarm[] = [];
  const since = oldestOf(waiting);
  if (since !== null && longestWaitSeconds !== null && now - Date.parse(since) >= longestWaitSeconds * 1000)
    alarms.push({ id: 'wait', type: 'wait', since });
  const rate = wall ? levelNow(wall) : null;
  if (rate !== null && serviceLevel !== null && rate < serviceLevel) alarms.push({ id: 'level', type: 'level', rate, goal: serviceLevel });
  if (nobody) for (const { name, isUncovered } of skills) if (isUncovered) alarms.push({ id: `skill:${name}`, type: 'skill', skill: name });
  return alarms;
}
