import type { RoutingCandidate } from '#protocol';
import type { Reason } from '../planner/eligibility';
import type { WaitingChat } from '../planner/waiting-chat';

const MOST_NAMED = 5;

type Named = Pick<RoutingCandidate, 'name' | 'eligible'> & { reasons: readonly Reason[] };

/** Summary of an explanation in one sentence for people, e.g. "2 agents have billing ≥ 3: Ana is full (5/5), Bo is away". */
export function summaryOf(chat: WaitingChat, candidates: readonly Named[]): string {
  const skilled = candidates.filter(({ reasons }) => !reasons.some(({ code }) => code === 'skill_missing' || code === 'not_in_team'));
  const needs = chat.skills.filter(({ required }) => required).map(({ name, minLevel }) => `${name} ≥ ${minLevel}`);
  const who =
    needs.length === 0
      ? `${count(skilled.length)} could take it`
      : `${count(skilled.length)} ${skilled.length === 1 ? 'has' : 'have'} ${needs.join(' and ')}`;
  if (skilled.length === 0) return who;
  const more = skilled.length > MOST_NAMED ? `, and ${skilled.length - MOST_NAMED} more` : '';
  return `${who}: ${skilled.slice(0, MOST_NAMED).map(describe).join(', ')}${more}`;
}

function count(agents: number): string {
  return agents === 1 ? '1 agent' : `${agents === 0 ? 'No' : agents} ${agents === 0 ? 'agent' : 'agents'}`;
}

function describe({ name, reasons }: Named): string {
  const full = reasons.find((reason) => reason.code === 'at_capacity');
  if (full?.code === 'at_capacity') return `${name} is full (${full.active}/${full.limit})`;
  const [reason] = reasons;
  if (!reason) return `${name} is free`;
  if (reason.code === 'status') return `${name} is ${reason.status}`;
  if (reason.code === 'team_at_capacity') return `the team of ${name} is full (${reason.active}/${reason.limit})`;
  if (reason.code === 'breathing') return `${name} has just got another chat`;
  if (reason.code === 'cooling_down') return `${name} turned it down and may be asked again soon`;
  return `${name} ${reason.code === 'declined' ? 'declined it' : 'gave it away'}`;
}
