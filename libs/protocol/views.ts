/** Times are RFC 3339 in UTC, ids UUIDs, durations seconds. */

export type Priority = 'low' | 'normal' | 'high' | 'urgent';
export type ChatStatus = 'queued' | 'offered' | 'active' | 'closed';
export type CloseReason = 'agent' | 'customer' | 'abandoned' | 'inactivity' | 'supervisor';
export type AgentStatus = 'online' | 'busy' | 'away' | 'offline';
export type StatusReason = 'selected' | 'connected' | 'disconnected' | 'inactive' | 'at_capacity' | 'supervisor' | 'missed_offer';
export type Role = 'agent' | 'supervisor' | 'admin';

export interface ChatSkill {
  name: string;
  minLevel: number;
  required: boolean;
  relaxAfterSeconds?: number;
}

export interface ChatCustomer {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
}

export interface ChatView {
  id: string;
  status: ChatStatus;
  priority: Priority;
  subject: string | null;
  skills: ChatSkill[];
  customer: ChatCustomer;
  agentId: string | null;
  queuedAt: string | null;
  assignedAt: string | null;
  firstResponseAt: string | null;
  closedAt: string | null;
  closeReason: CloseReason | null;
  resolution: 'resolved' | 'unresolved' | null;
  lastSeq: number;
  lastMessageAt: string | null;
  /** How far each participant has read, by id. */
  readUpTo: Record<string, number>;
  tags: string[];
  rating: { score: number; comment: string | null } | null;
  ticketId: string | null;
  /** A chat of the same customer, closed within the day before, which this one continues. */
  previousChatId: string | null;
  metadata: Record<string, unknown>;
  createdAt: string;
  /** Messages of others that whoever has the chat, and asks, has not read, 1,000 at most; not in what several people are told at once. */
  unread?: number;
}

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
}

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

/** What admins may change while the system runs; it applies at once, on all nodes. Rates of 0 mean no limit. */
export interface SettingsView {
  awayAfterSeconds: number;
  disconnectGraceSeconds: number;
  requeueAfterDisconnectSeconds: number;
  maxConcurrentChats: number;
  offerTimeoutSeconds: number;
  autoCloseAfterSeconds: number;
  priorityAgingSeconds: number | null;
  declineCooldownSeconds: number;
  acceptWhenNobodyOnline: boolean;
  attachmentMaxBytes: number;
  attachmentTypes: string[];
  attachmentUrlSeconds: number;
  attachmentMaxFilesPerChat: number;
  attachmentMaxBytesPerChat: number;
  attachmentMaxBytesPerCustomer: number;
  maxMessagesPerSecond: number;
  maxEventsPerSecond: number;
  maxNewChatsPerMinute: number;
  maxLoginsPerMinute: number;
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

export type ChatHistoryType =
  | 'queued' | 'offered' | 'accepted' | 'declined' | 'offer_expired' | 'assigned' | 'transferred' | 'requeued' | 'closed' | 'priority_changed';

export interface ChatHistoryEntry {
  at: string;
  type: ChatHistoryType;
  fromAgentId: string | null;
  toAgentId: string | null;
  actor: { type: 'agent' | 'customer' | 'system'; id: string | null };
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

