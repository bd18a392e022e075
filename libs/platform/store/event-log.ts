import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { Clock, type DomainEvent } from '#kernel';
import type { Transaction } from './transaction';

export interface LoggedEvent {
  position: string;
  event: DomainEvent;
}

interface LogRow {
  position: string;
  type: string;
  streamId: string;
  data: Record<string, unknown>;
  at: Date;
  publishedAt: Date | null;
}

/** The log of everything that happened; a row without `published_at` is also the outbox. */
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
  },
  indices: [
    { name: 'domain_events_stream', columns: ['streamId', 'position'] },
    { name: 'domain_events_unpublished', columns: ['position'], where: 'published_at IS NULL' },
  ],
});

@Injectable()
export class EventLog {
  constructor(private readonly clock: Clock) {}

  /** One statement for any number of events. */
  async append(tx: Transaction, events: readonly DomainEvent[]): Promise<LoggedEvent[]> {
    if (events.length === 0) return [];
    const rows = events.map((event) => ({ type: event.constructor.name, stream_id: event.streamId, data: event.toLog() }));
    const inserted = await tx.query<{ position: string }>(
      `insert into domain_events (type, stream_id, data, at)
       select type, stream_id, data, $2 from json_to_recordset($1) as e(type text, stream_id uuid, data jsonb)
       returning position`,
      [JSON.stringify(rows), this.clock.now()],
    );
    return inserted.map(({ position }, index) => ({ position, event: events[index]! }));
  }
}
