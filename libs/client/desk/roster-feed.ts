import type { AgentView, ColleagueView, ServerEvents, Snapshot } from '../../protocol';
import { Feed, type FeedOptions } from './feed';
import type { DeskSource } from './source';

/** Supervisors see all of an agent. */
export type RosterRow = ColleagueView & Partial<AgentView>;

/** Everybody with a desk, by name: to whom a chat may be transferred. */
export class RosterFeed extends Feed<RosterRow, ServerEvents['agent.status']> {
  constructor(source: DeskSource, options?: FeedOptions) {
    super(source, options);
    source.on('agent.status', this.hear);
  }

  protected askWatch(watch: boolean): Promise<Snapshot<RosterRow>> {
    return this.source.ask('agents.watch', { watch });
  }

  protected keyOf({ id }: RosterRow): string {
    return id;
  }

  protected sorted(rows: RosterRow[]): RosterRow[] {
    return rows.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  }

  /** The status of somebody new comes without a name. */
  protected apply({ agentId, revision: _revision, reset: _reset, ...status }: ServerEvents['agent.status']): boolean {
    const before = this.rows.get(agentId);
    if (before) this.rows.set(agentId, { ...before, ...status });
    return before !== undefined;
  }
}
