import { CandidatesByNeeds } from './candidates';
import { AvailableAgents } from './available-agents';
import { scoreOf, type Policy } from './policies';
import { inRound } from './offer-rounds';
import { inQueueOrder } from './queue-order';
import type { AgentLoad } from './agent-load';
import { presentSkills, type WaitingChat } from './waiting-chat';

export interface Assignment {
  readonly chatId: string;
  readonly agentId: string;
  /** About 0–1, comparable within one policy only: the chosen agent's was the highest. */
  readonly score: number;
}

export interface Plan {
  /** In the order of the queue. */
  readonly assignments: readonly Assignment[];
  /** Those whom nobody can take now, in the order of the queue. */
  readonly waiting: readonly { readonly chatId: string }[];
  readonly policy: { readonly name: string; readonly version: number };
}

/**
 * Who gets which chat: each chat in the order of the queue gets the best agent who may have it and still has a seat,
 * and one that fits nobody holds up no other. Pure: the same chats, agents, policy and moment, in whatever order they
 * are given, make the same plan. Chat and agent ids are unique within their list.
 *
 * For n chats, a agents and k kinds of needs: O(n log n + k·a + n log a), where k counts only kinds looked at while
 * there are free seats, and a only agents who have one and the rarest skill required.
 */
export function plan(waiting: readonly WaitingChat[], agents: readonly AgentLoad[], policy: Policy, now: Date): Plan {
  const open = new AvailableAgents(agents, now);
  const isPresent = presentSkills(agents);
  const candidates = new CandidatesByNeeds(open, policy, now, isPresent);
  const assignments: Assignment[] = [];
  const left: { chatId: string }[] = [];
  for (const chat of inQueueOrder(waiting, policy.priorityAgingSeconds)) {
    const best = open.allTaken ? undefined : candidates.bestFor(inRound(chat, agents, isPresent, policy, now));
    if (best) {
      open.give(best.agent);
      assignments.push({ chatId: chat.chatId, agentId: best.agent.agentId, score: scoreOf(best, policy) });
    } else {
      left.push({ chatId: chat.chatId });
    }
  }
  return { assignments, waiting: left, policy: { name: policy.name, version: policy.version } };
}
