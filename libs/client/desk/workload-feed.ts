import type { ServerEvents, Snapshot, WorkloadRow } from '../../protocol';
import { Feed, type FeedOptions } from './feed';
import type { DeskSource } from './source';

type WorkloadChange = ServerEvents['workload.changed'];

/** Workload of all agents by name, for supervisors. */
export class WorkloadFeed extends Feed<WorkloadRow, WorkloadChange> {
  constructor(source: DeskSource, options?: FeedOptions) {
    super(source, options);
    source.on('workload.changed', this.hear);
  }

  protected askWatch(watch: boolean): Promise<Snapshot<WorkloadRow>> {
    return this.source.ask('workload.watch', { watch });
  }

  protected keyOf({ agentId }: WorkloadRow): string {
    return agentId;
  }

  protected sorted(rows: WorkloadRow[]): WorkloadRow[] {
    return rows.sort((a, b) => a.name.localeCompare(b.name) || a.agentId.localeCompare(b.agentId));
  }

  protected apply({ revision: _revision, reset: _reset, ...row }: WorkloadChange): boolean {
    this.rows.set(row.agentId, row);
    return true;
  }
}
