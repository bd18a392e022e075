import { hasSkillsFor, mayHave } from './eligibility';
import type { Policy } from './policies';
import type { Seat } from './seat';
import { type IsPresent, needsOf, type WaitingChat } from './waiting-chat';

/**
 * The chat as it stands with those who turned it down. It does not come back to them until everybody else who is here
 * and could ever take it has turned it down too: then a new round begins. In any round it leaves each of them alone for
 * the cool-down.
 */
export function inRound(chat: WaitingChat, agents: readonly Seat[], isPresent: IsPresent, policy: Policy, now: Date): WaitingChat {
  if (!chat.declinedBy?.length && chat.excludedAgentIds.length === 0 && !chat.turnedDownAt) return chat;
  const cooling = { ...chat, coolsUntil: stillCooling(chat, policy, now) };
  const needs = needsOf(chat, now, isPresent);
  const somebodyIsLeft = agents.some((seat) => isHere(seat) && hasSkillsFor(seat, needs) && mayHave(seat, chat));
  if (somebodyIsLeft) return cooling;
  const stillCounts = (agentId: string): boolean => agentId in cooling.coolsUntil;
  return {
    ...cooling,
    nobodyElse: true,
    declinedBy: chat.declinedBy?.filter(stillCounts),
    excludedAgentIds: chat.excludedAgentIds.filter(stillCounts),
  };
}

function isHere({ status, maxConcurrentChats }: Seat): boolean {
  return (status === 'online' || status === 'busy') && maxConcurrentChats > 0;
}

function stillCooling({ turnedDownAt = {} }: WaitingChat, { declineCooldownSeconds }: Policy, now: Date): Record<string, string> {
  const ends = Object.entries(turnedDownAt).map(
    ([agentId, at]) => [agentId, new Date(Date.parse(at) + declineCooldownSeconds * 1000)] as const,
  );
  return Object.fromEntries(ends.filter(([, end]) => end > now).map(([agentId, end]) => [agentId, end.toISOString()]));
}
