import { CandidatesByNeeds } from './candidates';
import { AvailableAgents } from './available-agents';
import { scoreOf, type Policy } from './policies';
import { inRound } from './offer-rounds';
import { inQueueOrder } from './queue-order';
import type { AgentLoad } from './agent-load';
import { servingTeam, TeamLoads } from './team-loads';
import { momentOf, type WaitingChat } from './waiting-chat';

export interface Assignment {
  readonly chatId: string;
  readonly agentId: string;
  /** Score of the agent, about 0–1, or 2–3 for the last agent of the customer, and the highest of all; comparable within one policy only. */
  readonly score: number;
  /** The team in whose limit the chat counts; null for a chat that is for no team. */
  readonly teamId: string | null;
}

/** Reservation of an agent for a chat that waits until the agent has room for all that it weighs. */
export interface Reservation {
  readonly agentId: string;
  readonly chat: WaitingChat;
}

export interface Plan {
  /** The assignments in the order of the queue. */
  readonly assignments: readonly Assignment[];
  /** Agents who get no more chats until they have room for one that waits for it, with that chat, in the order of the queue. */
  readonly reservations: readonly Reservation[];
  /** Ids of the chats that no agent can take now, in the order of the queue. */
  readonly waiting: readonly { readonly chatId: string }[];
  readonly policy: { readonly name: string; readonly version: number };
}

/**
 * Plans assignments: each chat, in the order of the queue, gets the best agent who may have it and has a free seat; a chat that fits no agent
 * holds up no other, unless it only weighs too much: then the agent with the most room is reserved for it, or lighter chats that come later
 * would take each seat before there are enough. Pure: the plan depends on chats, agents, policy and moment, not on the order in which they are given. Ids are unique
 * within each list.
 *
 * O(n log n + k·a + n log a) for n chats, a agents and k sets of needs, where k counts only the needs that are looked at while there are free
 * seats, and a only the agents who have a free seat and the rarest required skill.
 */
export function plan(
  waiting: readonly WaitingChat[],
  agents: readonly AgentLoad[],
  policy: Policy,
  now: Date,
  allTeams = new TeamLoads(),
): Plan {
  const open = new AvailableAgents(agents, now, policy.breathingSeconds);
  const teams = allTeams.copy();
  const moment = momentOf(agents, teams, now);
  const candidates = new CandidatesByNeeds(open, policy, moment);
  const assignments: Assignment[] = [];
  const left: { chatId: string }[] = [];
  const reservations: Reservation[] = [];
  for (const chat of inQueueOrder(waiting, policy)) {
    const { weight = 1 } = chat;
    const asked = open.allTaken ? chat : inRound(chat, agents, policy, moment);
    const best = open.allTaken ? undefined : candidates.bestFor(asked);
    if (best) {
      const openTo = teams.openTo(chat, now);
      const teamId = (openTo && servingTeam(best.agent, openTo, teams)) ?? null;
      open.give(best.agent, weight);
      if (teamId !== null) teams.give(teamId);
      assignments.push({ chatId: chat.chatId, agentId: best.agent.agentId, score: scoreOf(best, policy), teamId });
    } else {
      left.push({ chatId: chat.chatId });
      const reserved = weight > 1 && !open.allTaken ? candidates.toReserveFor(asked) : undefined;
      if (!reserved) continue;
      open.reserve(reserved);
      reservations.push({ agentId: reserved.agentId, chat });
    }
  }
  return { assignments, reservations, waiting: left, policy: { name: policy.name, version: policy.version } };
}
