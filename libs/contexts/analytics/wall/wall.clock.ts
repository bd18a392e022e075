import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { WallToday } from './wall-today';
import { WallWatchers } from './wall-watchers';

@Injectable()
export class WallClock {
  constructor(
    private readonly queries: QueryBus,
    private readonly watchers: WallWatchers,
  ) {}

  /** One statement for all who watch at this node, and none while nobody does. */
  @Sweep(1, { on: 'every node' })
  async tellWatchers(): Promise<void> {
    const { zones } = this.watchers;
    this.watchers.tell(zones.length === 0 ? new Map() : await this.queries.execute(new WallToday(zones)));
  }
}
