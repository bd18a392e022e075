import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { newId, type Transaction } from '#platform';
import type { Connection } from './presence.store';

/** Seconds by the database's clock, which all nodes share. Leases are renewed every 3 seconds, so a dead node is noticed within 10. */
const LEASE_SECONDS = 10;

type Lease = Pick<Connection, 'socketId' | 'agentId' | 'sessionId'>;

/** Statements lock leases in the order of their socket ids, so that no two of them deadlock. */
const inOrder = (which: string): string => `select socket_id from agent_connections where ${which} order by socket_id for update`;
const deleteInOrder = (which: string): string =>
  `with gone as (${inOrder(which)}) delete from agent_connections c using gone where c.socket_id = gone.socket_id`;

function columns(leases: Lease[]): string[][] {
  return [leases.map(({ socketId }) => socketId), leases.map(({ agentId }) => agentId), leases.map(({ sessionId }) => sessionId)];
}

/** Leases of open sockets. They are written only while the agent's row is locked, except for renewal and expiry. */
@Injectable()
export class SocketLeases {
  private readonly nodeId = newId();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async open(tx: Transaction, leases: Lease[]): Promise<void> {
    if (leases.length === 0) return;
    await tx.query(
      `insert into agent_connections (socket_id, agent_id, session_id, node_id, expires_at)
       select *, $4, clock_timestamp() + make_interval(secs => $5) from unnest($1::text[], $2::uuid[], $3::uuid[])
       on conflict (socket_id) do nothing`,
      [...columns(leases), this.nodeId, LEASE_SECONDS],
    );
  }

  async closeSession(tx: Transaction, sessionId: string): Promise<void> {
    await tx.query(deleteInOrder('session_id = $1'), [sessionId]);
  }

  async close(tx: Transaction, socketIds: string[]): Promise<void> {
    if (socketIds.length > 0) await tx.query(deleteInOrder('socket_id = any($1)'), [socketIds]);
  }

  /** The agents among these who have an open socket on any node. */
  async connectedAmong(tx: Transaction, agentIds: string[]): Promise<Set<string>> {
    if (agentIds.length === 0) return new Set();
    const rows = await tx.query<{ agentId: string }>(
      `select distinct agent_id as "agentId" from agent_connections where agent_id = any($1) and expires_at > clock_timestamp()`,
      [agentIds],
    );
    return new Set(rows.map(({ agentId }) => agentId));
  }

  /**
   * Renews the leases of all sockets of this node by one statement.
   * @returns the sockets that still had a lease; the leases of the others have expired
   */
  async renew(openSocketIds: string[]): Promise<Set<string>> {
    const [rows] = await this.dataSource.query<[{ socketId: string }[], number]>(
      `with held as (${inOrder('node_id = $1 and socket_id = any($2) and expires_at > clock_timestamp()')})
       update agent_connections c set expires_at = clock_timestamp() + make_interval(secs => $3) from held
       where c.socket_id = held.socket_id returning c.socket_id as "socketId"`,
      [this.nodeId, openSocketIds, LEASE_SECONDS],
    );
    return new Set(rows.map(({ socketId }) => socketId));
  }

  /** The agents who are marked as connected but have no lease left. */
  async lapsed(): Promise<string[]> {
    await this.dataSource.query(deleteInOrder('expires_at <= clock_timestamp()'));
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from agents a where connected and disconnected_at is null
       and not exists (select from agent_connections c where c.agent_id = a.id)`,
    );
    return rows.map(({ id }) => id);
  }
}
