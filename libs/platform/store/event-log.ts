import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { Clock, type DomainEvent } from '#kernel';
import { EventHandlers } from './event-handlers';
import type { Write } from './recordset';
import type { Transaction } from './transaction';

export interface LoggedEvent {
  event: DomainEvent;
  /** Its place in the log; null for one that is told now or never. */
  position: string | null;
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
    { name: 'domain_events_stream_type', columns: ['streamId', 'type', 'position'] },
    { name: 'domain_events_unpublished', columns: ['position'], where: 'published_at IS NULL' },
  ],
});

@Injectable()
export class EventLog {
  constructor(
    private readonly clock: Clock,
    private readonly handlers: EventHandlers,
  ) {}

  /** @throws Error when one of them has to be logged */
  unlogged(events: readonly DomainEvent[]): LoggedEvent[] {
    const late = events.find((event) => this.handlers.mayComeLate(event));
    if (late) throw new Error(`${late.constructor.name} has to be logged, in a transaction`);
    return events.map((event) => ({ event, position: null }));
  }

  /** What changed and why, in one statement: as many round trips for a thousand messages as for one. */
  async append(tx: Transaction, events: readonly DomainEvent[], writes: readonly Write[]): Promise<LoggedEvent[]> {
    if (events.length === 0) return [];
    const logged = events.filter((event) => this.handlers.mayComeLate(event));
    const rows = logged.map((event) => ({ type: event.constructor.name, stream_id: event.streamId, data: event.toLog() }));
    const inserted = await tx.query<{ position: string }>(
      `${together(writes)} insert into domain_events (type, stream_id, data, at)
       select type, stream_id, data, $2 from json_to_recordset($1) as e(type text, stream_id uuid, data jsonb)
       returning position`,
      [JSON.stringify(rows), this.clock.now(), ...writes.map(({ parameter }) => parameter)],
    );
    const positions = new Map(logged.map((event, index) => [event, inserted[index]!.position]));
    return events.map((event) => ({ event, position: positions.get(event) ?? null }));
  }
}

function together(writes: readonly Write[]): string {
  if (writes.length === 0) return '';
  return `with ${writes.map(({ sql }, index) => `write_${index} as (${sql(`$${index + 3}`)})`).join(', ')}`;
}
