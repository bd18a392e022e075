import type { AgentStatus, Role, StatusReason } from '../words';
import type { PersonName } from './messages';

export interface AgentSkill {
  name: string;
  level: number;
}

export interface AgentView {
  id: string;
  name: string;
  /** Address of the agent's picture, as in `ChatAgent`. */
  avatarUrl: string | null;
  role: Role;
  status: AgentStatus;
  selectedStatus: AgentStatus;
  statusReason: StatusReason;
  /** What was given as the reason of the selected status, in words; null while the status follows from something else. */
  statusNote: string | null;
  statusSince: string;
  lastActivityAt: string | null;
  connected: boolean;
  activeChats: number;
  maxConcurrentChats: number;
  /** Routing gives the agent no chat before; past or null: whenever there is a free seat. */
  nextChatAt: string | null;
  /** Until when a seat of a closed chat stays taken at the latest; null: none does. */
  wrapUpUntil: string | null;
  skills: AgentSkill[];
}

/** The part of an agent that other agents may see, to choose whom to transfer a chat to. */
export type ColleagueView = Pick<AgentView, 'id' | 'name' | 'avatarUrl' | 'status' | 'activeChats' | 'maxConcurrentChats' | 'skills'>;

export interface WorkloadRow {
  agentId: string;
  name: string;
  status: AgentStatus;
  activeChats: number;
  /** Chats on hold, which take no seat and are not in `activeChats`. */
  onHold: number;
  maxConcurrentChats: number;
  utilisation: number;
  oldestActiveSince: string | null;
  /** Number of active chats in which the customer wrote last; `oldestReplyDueSince` is when the first of these customers began to wait. */
  waitingForReply: number;
  oldestReplyDueSince: string | null;
  /** By when the first of them is to be answered; null: no target binds. */
  nextDueAt: string | null;
}

export interface Workload {
  agents: WorkloadRow[];
  totals: { online: number; active: number; onHold: number; capacity: number; queued: number; longestWaitSeconds: number };
}

export interface StatusInterval {
  status: AgentStatus;
  reason: StatusReason;
  /** What was given as the reason, in words. */
  note: string | null;
  /** Who set it, when that was a supervisor. */
  by: PersonName | null;
  from: string;
  /** Null for the current interval. */
  to: string | null;
}

export interface TimeInStatus {
  /** Day as YYYY-MM-DD in the requested time zone. */
  day: string;
  status: AgentStatus;
  seconds: number;
}

export interface AgentStatusPayload {
  agentId: string;
  status: AgentStatus;
  selectedStatus: AgentStatus;
  /** Omitted, as the note, for agents who watch their colleagues. */
  statusReason?: StatusReason;
  statusNote?: string | null;
  statusSince: string;
  activeChats: number;
  maxConcurrentChats: number;
  /** As in `AgentView`; omitted for agents who watch their colleagues, and by events of before. */
  nextChatAt?: string | null;
  wrapUpUntil?: string | null;
}
