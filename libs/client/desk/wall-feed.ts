import type { Revision, Snapshot, Wall } from '../../protocol';
import { Feed, type FeedOptions } from './feed';
import type { DeskSource } from './source';

/** Figures of today, as the one row of a feed. The server sends the whole of them without a revision, so they are numbered here. */
export class WallFeed extends Feed<Wall, { wall: Wall } & Revision> {
  private told = 0;

  /** @param timeZone IANA; says which day is today */
  constructor(
    source: DeskSource,
    private readonly timeZone: string,
    options?: FeedOptions,
  ) {
    super(source, options);
    source.on('wall.stats', (wall) => this.hear({ wall, revision: (this.told += 1) }));
  }

  protected async askWatch(watch: boolean): Promise<Snapshot<Wall>> {
    const wall = await this.source.ask('wall.watch', { watch, timeZone: this.timeZone });
    return { data: [wall], revision: this.told, serverTime: '' };
  }

  protected keyOf(): string {
    return 'today';
  }

  protected sorted(rows: Wall[]): Wall[] {
    return rows;
  }

  protected apply({ wall }: { wall: Wall }): boolean {
    this.rows.set('today', wall);
    return true;
  }
}
