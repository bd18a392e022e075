import type { AgentView, ColleagueView, ServerEvents, Snapshot } from '../../protocol';
import { Feed, type FeedOptions } from './feed';
import type { DeskSource } from './source';

/** A row has all fields of the agent for supervisors only. */
export type RosterRow = ColleagueView & Partial<AgentView>;

/** Roster of all agents by name, e.g. to choose whom to transfer a chat to. */
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

  /** Requires a new snapshot for an unknown agent, since the event does not contain the name. */
  protected apply({ agentId, revision: _revision, reset: _reset, ...status }: ServerEvents['agent.status']): boolean {
    const before = this.rows.get(agentId);
    if (before) this.rows.set(agentId, { ...before, ...status });
    return before !== undefined;
  }
}
