import type { AgentStatus, Role, StatusReason } from '../words';

export interface AgentSkill {
  name: string;
  level: number;
}

export interface AgentView {
  id: string;
  name: string;
  role: Role;
  status: AgentStatus;
  selectedStatus: AgentStatus;
  statusReason: StatusReason;
  statusSince: string;
  lastActivityAt: string | null;
  connected: boolean;
  activeChats: number;
  maxConcurrentChats: number;
  skills: AgentSkill[];
}

/** What one agent may see of another, to know whom to transfer to. */
export type ColleagueView = Pick<AgentView, 'id' | 'name' | 'status' | 'activeChats' | 'maxConcurrentChats' | 'skills'>;

export interface WorkloadRow {
  agentId: string;
  name: string;
  status: AgentStatus;
  activeChats: number;
  maxConcurrentChats: number;
  utilisation: number;
  oldestActiveSince: string | null;
  /** Chats in which the customer had the last word, and since when the first of them waits. */
  waitingForReply: number;
  oldestReplyDueSince: string | null;
}

export interface Workload {
  agents: WorkloadRow[];
  totals: { online: number; active: number; capacity: number; queued: number; longestWaitSeconds: number };
}

export interface StatusInterval {
  status: AgentStatus;
  reason: StatusReason;
  from: string;
  /** Null for the present one. */
  to: string | null;
}

export interface TimeInStatus {
  /** YYYY-MM-DD in the asked time zone. */
  day: string;
  status: AgentStatus;
  seconds: number;
}

export interface AgentStatusPayload {
  agentId: string;
  status: AgentStatus;
  selectedStatus: AgentStatus;
  /** Left out for agents who watch their colleagues. */
  statusReason?: StatusReason;
  statusSince: string;
  activeChats: number;
  maxConcurrentChats: number;
}
