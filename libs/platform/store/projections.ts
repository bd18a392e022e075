import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import { Meter } from '../observe/meter';
import { Listeners } from './listeners';
import type { Transaction } from './transaction';

@Injectable()
export class Projections {
  constructor(
    private readonly handlers: Listeners,
    private readonly meter: Meter,
  ) {}

  async apply(events: readonly DomainEvent[], tx: Transaction): Promise<void> {
    for (const projection of this.handlers.projections) {
      const concerned = events.filter((event) => projection.concerns(event));
      if (concerned.length > 0) await this.meter.timed('projection', projection.name, () => projection.apply(concerned, tx));
    }
  }
}
