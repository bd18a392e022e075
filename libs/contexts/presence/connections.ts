import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { newId, type Transaction } from '#platform';

/** Seconds by the database's clock, which all nodes share: renewed every 3, so that a dead node is noticed within 10. */
const LEASE_SECONDS = 10;

/** The leases of open sockets. Written only while the agent's row is locked, except for renewal and expiry. */
@Injectable()
export class Connections {
  private readonly nodeId = newId();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async open(tx: Transaction, agentId: string, socketId: string, sessionId: string): Promise<void> {
    await tx.query(
      `insert into agent_connections (socket_id, agent_id, session_id, node_id, expires_at)
       values ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5)) on conflict (socket_id) do nothing`,
      [socketId, agentId, sessionId, this.nodeId, LEASE_SECONDS],
    );
  }

  async closeSession(tx: Transaction, sessionId: string): Promise<void> {
    await tx.query('delete from agent_connections where session_id = $1', [sessionId]);
  }

  async close(tx: Transaction, socketId: string): Promise<void> {
    await tx.query('delete from agent_connections where socket_id = $1', [socketId]);
  }

  /** Those of the agents who have an open socket on any node. */
  async connectedAmong(tx: Transaction, agentIds: string[]): Promise<Set<string>> {
    const rows = await tx.query<{ agentId: string }>(
      `select distinct agent_id as "agentId" from agent_connections where agent_id = any($1) and expires_at > clock_timestamp()`,
      [agentIds],
    );
    return new Set(rows.map(({ agentId }) => agentId));
  }

  /**
   * One statement for all sockets of this node.
   * @returns the sockets whose lease was still there; the others were declared gone meanwhile
   */
  async renew(openSocketIds: string[]): Promise<Set<string>> {
    const [rows] = await this.dataSource.query<[{ socketId: string }[], number]>(
      `update agent_connections set expires_at = clock_timestamp() + make_interval(secs => $3)
       where node_id = $1 and socket_id = any($2) and expires_at > clock_timestamp() returning socket_id as "socketId"`,
      [this.nodeId, openSocketIds, LEASE_SECONDS],
    );
    return new Set(rows.map(({ socketId }) => socketId));
  }

  /** Agents who are held to be connected and have no lease left. */
  async lapsed(): Promise<string[]> {
    await this.dataSource.query('delete from agent_connections where expires_at <= clock_timestamp()');
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from agents a where connected and disconnected_at is null
       and not exists (select from agent_connections c where c.agent_id = a.id)`,
    );
    return rows.map(({ id }) => id);
  }
}
