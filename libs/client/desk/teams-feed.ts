import type { Revision, Snapshot, TeamMembers } from '../../protocol';
import { Feed, type FeedOptions } from './feed';
import type { DeskSource } from './source';

/** Teams with their members, by name. Events say that a team changed, not how, so each asks for a new snapshot. */
export class TeamsFeed extends Feed<TeamMembers, Revision> {
  private told = 0;

  constructor(source: DeskSource, options?: FeedOptions) {
    super(source, options);
    source.on('team.changed', () => this.hear({ revision: (this.told += 1) }));
  }

  protected async askWatch(watch: boolean): Promise<Snapshot<TeamMembers>> {
    const revision = this.told;
    return { ...(await this.source.ask('teams.watch', { watch })), revision, serverTime: '' };
  }

  protected keyOf({ id }: TeamMembers): string {
    return id;
  }

  protected sorted(rows: TeamMembers[]): TeamMembers[] {
    return rows.sort((a, b) => a.name.localeCompare(b.name));
  }

  protected apply(): boolean {
    return false;
  }
}
