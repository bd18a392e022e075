import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { Clock, type DomainEvent, toLogged } from '#kernel';
import { Listeners } from './listeners';
import type { Insert } from './statement';

export interface LoggedEvent {
  event: DomainEvent;
  /** Position in the log; null for an event that is not logged. */
  position: string | null;
}

interface LogRow {
  position: string;
  type: string;
  streamId: string;
  data: Record<string, unknown>;
  at: Date;
  publishedAt: Date | null;
  attempts: number;
  claimedUntil: Date | null;
}

/** Event log of all contexts. Rows without `published_at` form the outbox. */
export const LogSchema = new EntitySchema<LogRow>({
  name: 'DomainEventRow',
  tableName: 'domain_events',
  columns: {
    position: { type: 'bigint', primary: true, generated: 'identity' as never },
    type: { type: 'text' },
    streamId: { type: 'uuid', name: 'stream_id' },
    data: { type: 'jsonb' },
    at: { type: 'timestamptz' },
    publishedAt: { type: 'timestamptz', name: 'published_at', nullable: true },
    attempts: { type: 'smallint', default: 0 },
    claimedUntil: { type: 'timestamptz', name: 'claimed_until', nullable: true },
  },
  indices: [
    { name: 'domain_events_stream', columns: ['streamId', 'position'] },
    { name: 'domain_events_stream_type', columns: ['streamId', 'type', 'position'] },
    { name: 'domain_events_unpublished', columns: ['position'], where: 'published_at IS NULL' },
  ],
});

@Injectable()
export class EventLog {
  constructor(
    private readonly clock: Clock,
    private readonly handlers: Listeners,
  ) {}

  /** Returns the insert of the events that are logged; undefined if none is. */
  rowsOf(events: readonly DomainEvent[]): Insert | undefined {
    const logged = this.logged(events);
    if (logged.length === 0) return undefined;
    const at = this.clock.now();
    const rows = logged.map((event) => ({ type: event.constructor.name, stream_id: event.streamId, data: toLogged(event), at }));
    return {
      into: 'domain_events',
      columns: ['type', 'stream_id', 'data', 'at'],
      rows: JSON.stringify(rows),
      of: logged.map(({ streamId }) => streamId),
    };
  }

  /** Combines events with the positions that their rows received. */
  placed(events: readonly DomainEvent[], positions: readonly string[]): LoggedEvent[] {
    const places = new Map(this.logged(events).map((event, index) => [event, positions[index]!]));
    return events.map((event) => ({ event, position: places.get(event) ?? null }));
  }

  private logged(events: readonly DomainEvent[]): DomainEvent[] {
    return events.filter((event) => this.handlers.mayComeLate(event));
  }
}
