import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { agentNotFound } from '#directory';
import type { DomainError } from '#kernel';
import { type Audited, Collection, Store } from '#platform';
import { Agent } from './domain/agent';

export const AgentSchema = new EntitySchema<Agent>({
  name: 'Agent',
  target: Agent,
  tableName: 'agents',
  columns: {
    id: { type: 'uuid', primary: true },
    selectedStatus: { type: 'text', name: 'selected_status' },
    selectedBecause: { type: 'text', name: 'selected_because' },
    selectedNote: { type: 'text', name: 'selected_note', nullable: true },
    selectedBy: { type: 'uuid', name: 'selected_by', nullable: true },
    connected: { type: 'boolean' },
    disconnectedAt: { type: 'timestamptz', name: 'disconnected_at', nullable: true },
    inactive: { type: 'boolean' },
    // Named when offers alone could be missed.
    missedAt: { type: 'timestamptz', name: 'missed_offer_at', nullable: true },
    missed: { type: 'text', default: 'offer' },
    lastActivityAt: { type: 'timestamptz', name: 'last_activity_at', nullable: true },
    activeChats: { type: 'integer', name: 'active_chats' },
    seatsOf: { type: 'jsonb', name: 'seats_of', nullable: true },
    ownLimit: { type: 'integer', name: 'own_limit', nullable: true },
    maxConcurrentChats: { type: 'integer', name: 'max_concurrent_chats' },
    lastAssignedAt: { type: 'timestamptz', name: 'last_assigned_at', nullable: true },
    nextChatAt: { type: 'timestamptz', name: 'next_chat_at', nullable: true },
    wrapUps: { type: 'jsonb', name: 'wrap_ups', nullable: true },
    wrapUpUntil: { type: 'timestamptz', name: 'wrap_up_until', nullable: true },
    status: { type: 'text' },
    statusReason: { type: 'text', name: 'status_reason' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    enabled: { type: 'boolean' },
  },
  indices: [{ name: 'agents_online', columns: ['id'], where: "status = 'online'" }],
});

/** Lease of a socket: the socket counts as open as long as its node renews the lease. */
export interface Connection {
  socketId: string;
  agentId: string;
  /** The session in which the socket was opened. */
  sessionId: string;
  nodeId: string;
  expiresAt: Date;
}

export const ConnectionSchema = new EntitySchema<Connection>({
  name: 'AgentConnection',
  tableName: 'agent_connections',
  columns: {
    socketId: { type: 'text', name: 'socket_id', primary: true },
    agentId: { type: 'uuid', name: 'agent_id' },
    sessionId: { type: 'uuid', name: 'session_id' },
    nodeId: { type: 'uuid', name: 'node_id' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
  },
  indices: [
    { name: 'agent_connections_agent', columns: ['agentId'] },
    { name: 'agent_connections_session', columns: ['sessionId'] },
    { name: 'agent_connections_expiry', columns: ['expiresAt'] },
  ],
});

@Injectable()
export class Agents extends Collection<Agent> {
  protected override readonly audited: Audited<Agent> = { target: 'agent', shows: ['selectedStatus', 'selectedNote'], ownIsRoutine: true };

  constructor(store: Store) {
    super(store, AgentSchema);
  }

  protected missing(): DomainError {
    return agentNotFound();
  }
}
