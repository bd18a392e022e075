import { Injectable } from '@nestjs/common';
import { agentNotFound } from '#directory';
import { Clock } from '#kernel';
import { GroupCommit, isUnavailable, type Outcome, Store } from '#platform';
import { SocketLeases } from './socket-leases';
import type { Agent } from './domain/agent';
import { Agents } from './presence.store';

export interface SocketChange {
  agentId: string;
  socketId: string;
  /** The lease of a socket that opened; null for one that closed. */
  opened: { sessionId: string; comesOnline: boolean } | null;
}

/** Group commit of sockets that open and close: a thousand agents who connect at one moment take a few transactions. */
@Injectable()
export class ConnectionBatcher {
  private readonly groups = new GroupCommit<SocketChange, void>((changes) => this.commit(changes), {
    keyOf: ({ agentId }) => agentId,
    isShared: isUnavailable,
  });

  constructor(
    private readonly agents: Agents,
    private readonly leases: SocketLeases,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  submit(change: SocketChange): Promise<void> {
    return this.groups.submit(change);
  }

  private commit(changes: SocketChange[]): Promise<Outcome<void>[]> {
    return this.store.transaction(async (tx) => {
      const locked = await this.agents.lockAll(
        tx,
        changes.map(({ agentId }) => agentId),
      );
      const agents = new Map(locked.map((agent) => [agent.id, agent]));
      const known = changes.filter(({ agentId }) => agents.has(agentId));
      await this.leases.open(
        tx,
        known.flatMap(({ opened, ...socket }) => (opened ? { ...socket, sessionId: opened.sessionId } : [])),
      );
      const closed = known.filter(({ opened }) => !opened);
      await this.leases.close(
        tx,
        closed.map(({ socketId }) => socketId),
      );
      const connected = await this.leases.connectedAmong(
        tx,
        closed.map(({ agentId }) => agentId),
      );
      for (const change of known) this.apply(change, agents.get(change.agentId)!, connected);
      return changes.map(({ agentId }) => (agents.has(agentId) ? { value: undefined } : { error: agentNotFound() }));
    });
  }

  private apply({ agentId, opened }: SocketChange, agent: Agent, connected: Set<string>): void {
    const now = this.clock.now();
    if (opened) agent.connect(opened.comesOnline, now);
    else if (!connected.has(agentId)) agent.loseConnection(now);
  }
}
