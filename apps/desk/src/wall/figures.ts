import type { Wall } from '#client/core';
import type { WaitingChat } from '#client/desk';
import { type AgentStatus, isPresent } from '#words';
import type { AgentRow } from './floor';

export interface Seats {
  taken: number;
  capacity: number;
  /** Agents who can be given chats, and those of them who have no seat left. */
  onDuty: number;
  full: number;
}

/** As `/workload` counts: chats of everybody, seats of those who are here. */
export function seatsOf(agents: readonly AgentRow[]): Seats {
  const seats = { taken: 0, capacity: 0, onDuty: 0, full: 0 };
  for (const { status, activeChats, maxConcurrentChats } of agents) {
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

export interface SkillRow {
  name: string;
  /** Agents who have it, by status. */
  here: Record<AgentStatus, number>;
  /** Seats that those who are online have left. */
  free: number;
  /** Chats that wait for it, and the first of them since when. */
  waiting: number;
  since: string | null;
  /** Somebody waits who requires it, and nobody who is here has it. */
  isUncovered: boolean;
}

/** Every skill that an agent has or a waiting chat asks for, by name: who is there, and who waits. */
export function skillsOf(agents: readonly AgentRow[], waiting: readonly WaitingChat[]): SkillRow[] {
  const rows = new Map<string, SkillRow & { isRequired: boolean }>();
  const rowOf = (name: string) => {
    const known = rows.get(name);
    if (known) return known;
    const here = { online: 0, busy: 0, away: 0, offline: 0 };
    const row = { name, here, free: 0, waiting: 0, since: null, isUncovered: false, isRequired: false };
    rows.set(name, row);
    return row;
  };
  for (const { status, skills, activeChats, maxConcurrentChats } of agents) {
    for (const { name } of skills) {
      const row = rowOf(name);
      row.here[status] += 1;
      if (status === 'online') row.free += Math.max(0, maxConcurrentChats - activeChats);
    }
  }
  for (const { skills, queuedAt } of waiting) {
    for (const { name, required } of skills) {
      const row: SkillRow & { isRequired: boolean } = rowOf(name);
      row.waiting += 1;
      row.isRequired ||= required;
      if (row.since === null || queuedAt < row.since) row.since = queuedAt;
    }
  }
  return [...rows.values()]
    .map(({ isRequired, ...row }) => ({ ...row, isUncovered: isRequired && row.here.online + row.here.busy === 0 }))
    .sort((a, b) => a.name.localeCompare(b.name));
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
  { waiting, skills, wall, now }: { waiting: readonly WaitingChat[]; skills: readonly SkillRow[]; wall: Wall | undefined; now: number },
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
