import { Injectable } from '@nestjs/common';
import { EventBus } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { DomainEvent, DomainEventType } from '#kernel';
import { Sweep } from '../time/sweep';
import { EventHandlers } from './event-handlers';
import { Outbox } from './outbox';

interface Row {
  position: string;
  type: string;
  data: object;
}

/** Publishes what a node committed and did not live to publish. */
@Injectable()
export class RepublishClock {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly bus: EventBus,
    private readonly handlers: EventHandlers,
    private readonly outbox: Outbox,
  ) {}

  @Sweep(5)
  async republish(): Promise<void> {
    await this.republishOlderThan(10);
  }

  /** Old enough that the node that committed it is not just about to publish it. Returns how many there were. */
  async republishOlderThan(seconds: number): Promise<number> {
    const rows = await this.claim(seconds);
    const types = this.handlers.heard();
    for (const row of rows) {
      const type = types.get(row.type);
      if (type) this.bus.publish(revive(type, row.data));
    }
    this.outbox.markPublished(rows.map(({ position }) => position));
    return rows.length;
  }

  private async claim(seconds: number): Promise<Row[]> {
    const rows: Row[] = await this.dataSource.query(
      `select position, type, data from domain_events
       where published_at is null and at < now() - make_interval(secs => $1)
       order by position limit 500`,
      [seconds],
    );
    return rows;
  }
}

function revive(type: DomainEventType, data: object): DomainEvent {
  return Object.assign(Object.create(type.prototype as object) as DomainEvent, data);
}
