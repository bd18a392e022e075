import { DomainEvent } from '#kernel';
import type { AgentStatus, StatusReason } from '#protocol';

abstract class AgentEvent extends DomainEvent {
  constructor(readonly agentId: string) {
    super();
  }

  get streamId(): string {
    return this.agentId;
  }
}

/** Disconnection: the last socket of the agent closed, and its grace time begins. */
export class AgentConnectionLost extends AgentEvent {}

export interface AgentState {
  status: AgentStatus;
  selectedStatus: AgentStatus;
  statusReason: StatusReason;
  statusSince: string;
  activeChats: number;
  maxConcurrentChats: number;
  /** When the agent was last given a chat, by which a decision of routing is explained later. */
  lastAssignedAt: string | null;
  /** Until when routing leaves the agent alone, and until when it wraps up. Absent from events logged before they were known. */
  nextChatAt?: string | null;
  wrapUpUntil?: string | null;
  /** Why a supervisor set the status, in words, and who it was. Absent from events logged before they could say so. */
  statusNote?: string | null;
  statusBy?: string | null;
}

/** Change of the status, its reason, note or author, or the selection. */
export class AgentStatusChanged extends AgentEvent {
  constructor(
    agentId: string,
    readonly state: AgentState,
    readonly before: AgentStatus,
  ) {
    super(agentId);
  }
}

/** Change of load: only the taken seats, the limit, or how long routing leaves the agent alone changed. */
export class AgentLoadChanged extends AgentEvent {
  constructor(
    agentId: string,
    readonly state: AgentState,
  ) {
    super(agentId);
  }

  get hasRoom(): boolean {
    return this.state.status === 'online' && this.state.activeChats < this.state.maxConcurrentChats;
  }
}

/** Change of neither status nor load that is saved all the same, e.g. when a second socket opens. */
export class AgentNoticed extends AgentEvent {}
