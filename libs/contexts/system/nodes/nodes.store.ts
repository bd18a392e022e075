import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { Clock } from '#kernel';
import { type NodeState, onTheWire, selectList, columnsOf, Store } from '#platform';
import type { NodeView } from '#protocol';

/** A node reports every five seconds; one that has missed three is silent. */
const SILENT_AFTER_MS = 20_000;
/** So long it is told that a node ended without a word. */
const KEPT_MS = 3_600_000;

interface NodeRow extends NodeState {
  seenAt: Date;
}

export const NodeSchema = new EntitySchema<NodeRow>({
  name: 'Node',
  tableName: 'nodes',
  columns: {
    id: { type: 'uuid', primary: true },
    role: { type: 'text' },
    host: { type: 'text' },
    pid: { type: 'int' },
    version: { type: 'text' },
    startedAt: { type: 'timestamptz', name: 'started_at' },
    isDraining: { type: 'boolean', name: 'is_draining' },
    sockets: { type: 'jsonb' },
    load: { type: 'double precision' },
    memoryBytes: { type: 'bigint', name: 'memory_bytes' },
    seenAt: { type: 'timestamptz', name: 'seen_at' },
  },
  indices: [{ name: 'nodes_seen', columns: ['seenAt'] }],
});

const COLUMNS = columnsOf(NodeSchema, 'n', ['id', 'role', 'host', 'pid', 'version', 'startedAt', 'sockets', 'load', 'seenAt']);

/** The nodes that there are, as each last said of itself. */
@Injectable()
export class Nodes {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async report({ id, role, host, pid, version, startedAt, isDraining, sockets, load, memoryBytes }: NodeState): Promise<void> {
    await this.store.read(
      `insert into nodes (id, role, host, pid, version, started_at, is_draining, sockets, load, memory_bytes, seen_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (id) do update set is_draining = excluded.is_draining, sockets = excluded.sockets, load = excluded.load,
         memory_bytes = excluded.memory_bytes, seen_at = excluded.seen_at`,
      [id, role, host, pid, version, startedAt, isDraining, JSON.stringify(sockets), load, memoryBytes, this.clock.now()],
    );
  }

  async remove(id: string): Promise<void> {
    await this.store.read('delete from nodes where id = $1', [id]);
  }

  /** Removes those that have been silent for an hour. */
  async forgetGone(): Promise<void> {
    await this.store.read('delete from nodes where seen_at < $1', [this.ago(KEPT_MS)]);
  }

  /** The longest running first. */
  async list(): Promise<NodeView[]> {
    const select = selectList<NodeView>({
      ...COLUMNS,
      memoryBytes: 'n.memory_bytes::float8',
      state: `case when n.seen_at < $1 then 'silent' when n.is_draining then 'draining' else 'up' end`,
    });
    const rows = await this.store.read<object>(`select ${select} from nodes n order by n.started_at, n.id`, [this.ago(SILENT_AFTER_MS)]);
    return onTheWire<NodeView[]>(rows);
  }

  private ago(ms: number): Date {
    return new Date(this.clock.now().getTime() - ms);
  }
}
