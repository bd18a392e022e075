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

/** The last socket closed; the agent has the grace time to come back. */
export class AgentConnectionLost extends AgentEvent {}

export interface AgentState {
  status: AgentStatus;
  selectedStatus: AgentStatus;
  statusReason: StatusReason;
  statusSince: string;
  activeChats: number;
  maxConcurrentChats: number;
  /** For explaining later why another agent was the better choice. */
  lastAssignedAt: string | null;
}

/** Status, reason or selection changed. */
export class AgentStatusChanged extends AgentEvent {
  constructor(
    agentId: string,
    readonly state: AgentState,
    readonly before: AgentStatus,
  ) {
    super(agentId);
  }
}

/** Only seats or their number changed. */
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

/** Something was noted that shows neither in status nor in load, e.g. a second tab. */
export class AgentNoticed extends AgentEvent {}
