import { mayHave, meetsNeeds } from './eligibility';
import type { Policy } from './policies';
import type { AgentLoad } from './agent-load';
import { type Moment, needsOf, type WaitingChat } from './waiting-chat';

/**
 * Completes a waiting chat for its round of offers. An agent who turned the chat down gets it again only after all other agents who are present
 * and could ever take it have turned it down too: then a new round begins. In every round the cool-down after a refusal holds.
 */
export function inRound(asked: WaitingChat, agents: readonly AgentLoad[], policy: Policy, moment: Moment): WaitingChat {
  const chat = keptFor(asked, agents, policy, moment.now);
  if (!chat.declinedBy?.length && chat.excludedAgentIds.length === 0 && !chat.turnedDownAt) return chat;
  const cooling = { ...chat, coolsUntil: stillCooling(chat, policy, moment.now) };
  const needs = needsOf(chat, moment);
  const somebodyIsLeft = agents.some((agent) => isHere(agent) && meetsNeeds(agent, needs) && mayHave(agent, chat));
  if (somebodyIsLeft) return cooling;
  const stillCounts = (agentId: string): boolean => agentId in cooling.coolsUntil;
  return {
    ...cooling,
    nobodyElse: true,
    declinedBy: chat.declinedBy?.filter(stillCounts),
    excludedAgentIds: chat.excludedAgentIds.filter(stillCounts),
  };
}

/** A chat that comes back from hold is kept for its agent while that one is here, though not for ever. */
function keptFor(chat: WaitingChat, agents: readonly AgentLoad[], { keptForItsAgentSeconds = Infinity }: Policy, now: Date): WaitingChat {
  if (chat.returnsTo == null || now.getTime() - chat.queuedAt.getTime() >= keptForItsAgentSeconds * 1000) return chat;
  return { ...chat, isKept: agents.some((agent) => agent.agentId === chat.returnsTo && isHere(agent)) };
}

function isHere({ status, maxConcurrentChats }: AgentLoad): boolean {
  return (status === 'online' || status === 'busy') && maxConcurrentChats > 0;
}

function stillCooling({ turnedDownAt = {} }: WaitingChat, { declineCooldownSeconds }: Policy, now: Date): Record<string, string> {
  const ends = Object.entries(turnedDownAt).map(
    ([agentId, at]) => [agentId, new Date(Date.parse(at) + declineCooldownSeconds * 1000)] as const,
  );
  return Object.fromEntries(ends.filter(([, end]) => end > now).map(([agentId, end]) => [agentId, end.toISOString()]));
}
