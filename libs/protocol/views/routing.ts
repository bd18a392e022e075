import type { ChatHistoryType, ChatStatus, Priority, QueueOrderName, SenderType } from '../words';
import type { ChatSkill } from './chats';

export interface WaitRange {
  low: number;
  high: number;
}

export interface QueueEntry {
  chatId: string;
  position: number;
  priority: Priority;
  skills: ChatSkill[];
  /** How many seats of an agent it takes. */
  weight: number;
  /** The team that the chat is for, if any. */
  teamId: string | null;
  /** The agent who had the chat until its hold ended: it goes before all others; null for those. */
  returnsTo: string | null;
  customerName: string;
  subject: string | null;
  /** The first 140 characters of the first message of the customer that is not deleted; null if there is none with text. */
  preview: string | null;
  queuedAt: string;
  /** When the customer is to be answered at the latest; null: no target binds. */
  dueAt: string | null;
}

export interface WaitingFor {
  /** What keeps the nearest agents from taking the chat, e.g. `at_capacity`. */
  code: string;
  /** Number of these nearest agents. */
  agents: number;
  /** Required skills that no agent has. */
  skills: readonly string[];
  /** The agent for whom the chat is kept, which comes back from hold; only for such a chat. */
  agentId?: string;
  /** When that ends for the first of these agents; only with `cooling_down` and `breathing`. */
  until?: string;
}

export interface QueueRow extends QueueEntry {
  waitedSeconds: number;
  estimatedWaitSeconds: WaitRange | null;
  waitingFor: WaitingFor | null;
}

export interface QueuePage {
  data: QueueRow[];
  total: number;
  longestWaitSeconds: number;
  nextCursor: string | null;
  /** A chat has changed its place since the first page was read, so that the pages may miss it or contain it twice. */
  moved?: true;
}

export interface ChatHistoryEntry {
  at: string;
  type: ChatHistoryType;
  fromAgentId: string | null;
  toAgentId: string | null;
  actor: { type: SenderType; id: string | null };
  reason: string | null;
  note: string | null;
  /** Until when the chat is on hold; only with `held`. */
  until?: string | null;
}

export interface RoutingCandidate {
  agentId: string;
  name: string;
  eligible: boolean;
  /** Every reason against the agent, e.g. `{code: 'skill_missing', skill: 'billing', has: 2, needs: 3}`. */
  reasons: readonly { code: string }[];
  score: number;
  /** The parts of the score, 0–1, by the name of the ranking. */
  marks: Readonly<Record<string, number>>;
}

export interface RoutingExplanation {
  state: ChatStatus;
  /** How many seats of its agent the chat takes; null where the decision does not say. */
  weight: number | null;
  decidedAt: string;
  chosen: string | null;
  /** How the agent got the chat: `routed`, `accepted`, `claimed`, `started`, `by_supervisor`, `transferred`, `taken_over`; null while the chat waits. */
  how: string | null;
  candidates: RoutingCandidate[];
  waitingFor: WaitingFor | null;
  /** The explanation as a sentence for people. */
  summary: string;
  policy: { name: string; version: number };
}

/** Version of the routing policy: how to choose between agents who meet the requirements of a chat, and in which order chats are served. */
export interface RoutingPolicy {
  version: number;
  name: string;
  /** Names of rankings, in order. The first ranking in which two agents differ decides; if none does, the lower agent id. */
  rank: string[];
  queueOrder: QueueOrderName;
  note: string | null;
  createdAt: string;
  /** Null: it came with the program. */
  createdBy: { id: string; name: string } | null;
}

export interface RoutingPolicyInForce extends RoutingPolicy {
  /** The version that follows; without a name it is called by its number. */
  scheduled: (Omit<RoutingPolicy, 'version' | 'name' | 'createdAt'> & { name: string | null; effectiveAt: string }) | null;
}

export interface PlannedAssignment {
  chatId: string;
  agentId: string;
}

/** Place of a waiting chat in the queue, and the agent whom it would go to at this moment. */
export interface PolicyPlace {
  position: number;
  agentId: string | null;
}

export interface PolicyDifference {
  chatId: string;
  customerName: string;
  /** Null: not among the first of the queue, which are planned. */
  now: PolicyPlace | null;
  then: PolicyPlace | null;
}

/** Assignments of one moment by the policy in force and by another, and the chats for which they differ. */
export interface PolicyDryRun {
  now: PlannedAssignment[];
  then: PlannedAssignment[];
  differences: PolicyDifference[];
  differing: number;
  waiting: number;
}

/** Accuracy of the wait estimates; rates and means are null when there are no chats to measure. */
export interface EstimateAccuracy {
  count: number;
  withinRangeRate: number | null;
  meanErrorSeconds: number | null;
  meanAbsoluteErrorSeconds: number | null;
}
