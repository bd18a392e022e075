import { isDeepStrictEqual } from 'node:util';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CurrentSettings, OpeningHours } from '#directory';
import type { Target } from '#protocol';
import { Deadlines } from './domain/deadlines';
import { TARGETS_ID } from './domain/targets';
import { TargetRows } from './targets.store';

/** The targets and hours that this node last read, for whoever saves a chat and must not wait; a sweep reads them every two seconds. */
@Injectable()
export class CurrentTargets implements OnApplicationBootstrap {
  private last = new Deadlines();

  constructor(
    private readonly rows: TargetRows,
    private readonly hours: OpeningHours,
    private readonly settings: CurrentSettings,
  ) {}

  get deadlines(): Deadlines {
    return this.last;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.read();
  }

  async list(): Promise<Target[]> {
    return (await this.rows.find(TARGETS_ID))?.list ?? [];
  }

  /** The same object as before while nothing has changed. */
  async read(): Promise<Deadlines> {
    const list = await this.list();
    const isByHours = list.some(({ withinHours }) => withinHours);
    const hours = isByHours ? await this.hours.timesByTeam((await this.settings.get()).hoursId) : undefined;
    const read = new Deadlines(list, hours);
    return isDeepStrictEqual(read, this.last) ? this.last : (this.last = read);
  }
}
