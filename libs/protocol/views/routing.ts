import type { ChatHistoryType, ChatStatus, Priority, SenderType } from '../words';
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
  customerName: string;
  queuedAt: string;
}

export interface WaitingFor {
  /** What stands between the chat and the nearest agents, e.g. `at_capacity`. */
  code: string;
  /** How many agents are that near. */
  agents: number;
  /** Required skills nobody has. */
  skills: readonly string[];
  /** When the first of those who turned the chat down may be asked again; for `cooling_down` alone. */
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
  /** Since the first page a chat has got another place, so that the pages may have missed it, or have it twice. */
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
}

export interface RoutingCandidate {
  agentId: string;
  name: string;
  eligible: boolean;
  /** Everything that speaks against the agent, e.g. `{code: 'skill_missing', skill: 'billing', has: 2, needs: 3}`. */
  reasons: readonly { code: string }[];
  score: number;
  /** What the score is made of, by the name of the ranking, each 0–1. */
  marks: Readonly<Record<string, number>>;
}

export interface RoutingExplanation {
  state: ChatStatus;
  decidedAt: string;
  chosen: string | null;
  /** How it came to the agent: `routed`, `accepted`, `claimed`, `by_supervisor`, `transferred`; null while it waits. */
  how: string | null;
  candidates: RoutingCandidate[];
  waitingFor: WaitingFor | null;
  /** In words, for people. */
  summary: string;
  policy: { name: string; version: number };
}

/** How agents who have what a chat requires are told apart; the highest version is in force. */
export interface RoutingPolicy {
  version: number;
  name: string;
  /** Names of rankings: the first that tells two agents apart decides, then the lower agent id. */
  rank: string[];
  note: string | null;
  createdAt: string;
}

/** How well waits were foretold; rates and means are null without a chat to judge by. */
export interface EstimateAccuracy {
  count: number;
  withinRangeRate: number | null;
  meanErrorSeconds: number | null;
  meanAbsoluteErrorSeconds: number | null;
}
