import type { RoutingCandidate } from '#protocol';
import type { Reason } from '../planner/eligibility';
import type { WaitingChat } from '../planner/waiting-chat';

const MOST_NAMED = 5;

type Named = Pick<RoutingCandidate, 'name' | 'eligible'> & { reasons: readonly Reason[] };

/**
 * Summary of an explanation in one sentence for people, e.g. "2 agents of the team Sales have billing ≥ 3: Ana is full (5/5), Bo is away".
 * @param teams names of those whose members may have the chat; null: anybody may
 */
export function summaryOf(chat: WaitingChat, teams: readonly string[] | null, candidates: readonly Named[]): string {
  const team = teams && `the team ${teams.join(' or ')}`;
  if (team && candidates.every(({ reasons }) => reasons.some(({ code }) => code === 'not_in_team'))) return `Nobody is in ${team}`;
  const skilled = candidates.filter(({ reasons }) => !reasons.some(({ code }) => code === 'skill_missing' || code === 'not_in_team'));
  const needs = chat.skills.filter(({ required }) => required).map(({ name, minLevel }) => `${name} ≥ ${minLevel}`);
  const agents = team ? `${count(skilled.length)} of ${team}` : count(skilled.length);
  const who = needs.length === 0 ? `${agents} could take it` : `${agents} ${skilled.length <= 1 ? 'has' : 'have'} ${needs.join(' and ')}`;
  const byLocale = chat.skills.flatMap(({ name, locale }) => (locale === undefined ? [] : `${name} for the language ${locale}`));
  const because = byLocale.length === 0 ? '' : `; it asks for ${byLocale.join(' and ')}`;
  const more = skilled.length > MOST_NAMED ? `, and ${skilled.length - MOST_NAMED} more` : '';
  if (skilled.length === 0) return `${who}${because}`;
  return `${who}: ${skilled.slice(0, MOST_NAMED).map(describe).join(', ')}${more}${because}`;
}

function count(agents: number): string {
  return agents === 1 ? '1 agent' : `${agents === 0 ? 'No' : agents} ${agents === 0 ? 'agent' : 'agents'}`;
}

function describe({ name, reasons }: Named): string {
  const full = reasons.find((reason) => reason.code === 'at_capacity');
  if (full?.code === 'at_capacity') return `${name} is full (${full.active}/${full.limit})`;
  const heavy = reasons.find((reason) => reason.code === 'too_heavy');
  if (heavy?.code === 'too_heavy') return `${name} has ${heavy.active}/${heavy.limit} seats taken and it needs ${heavy.weight}`;
  if (reasons.some(({ code }) => code === 'reserved')) return `${name} is kept for a chat that needs more seats`;
  const [reason] = reasons;
  if (reasons.some(({ code }) => code === 'kept_for_its_agent')) return `${name} is not its agent`;
  if (!reason) return `${name} is free`;
  if (reason.code === 'status') return `${name} is ${reason.status}`;
  if (reason.code === 'team_at_capacity') return `the team of ${name} is full (${reason.active}/${reason.limit})`;
  if (reason.code === 'breathing') return `${name} has just got another chat`;
  if (reason.code === 'cooling_down') return `${name} turned it down and may be asked again soon`;
  return `${name} ${reason.code === 'declined' ? 'declined it' : 'gave it away'}`;
}
