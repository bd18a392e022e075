import { Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { PlaceInQueue, type QueuePlace } from '#chats';
import { CurrentSettings } from '#directory';
import { Meter, onTheWire } from '#platform';
import type { QueueEntry } from '#protocol';
import { Estimates } from './estimates';
import { QUEUE, queueKey } from '../floor/queue-order';

export interface Place extends QueueEntry {
  customerId: string;
}

/** Where waiting chats stand in the whole line. */
@Injectable()
export class Places {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly settings: CurrentSettings,
    meter: Meter,
  ) {
    meter.depth('waiting_chats', 'Chats in the queue, of all nodes', async () => (await this.totals()).total);
  }

  ofChats(chatIds: string[]): Promise<Place[]> {
    return this.query('id', chatIds);
  }

  ofCustomers(customerIds: string[]): Promise<Place[]> {
    return this.query('customer_id', customerIds);
  }

  /** How many wait, and since when the first of them. */
  async totals(): Promise<{ total: number; oldest: Date | null }> {
    const [row] = await this.dataSource.query<{ total: number; oldest: Date | null }[]>(
      `select count(*)::int as total, min(c.queued_at) as oldest from ${QUEUE}`,
    );
    return row!;
  }

  private async query(column: 'id' | 'customer_id', ids: string[]): Promise<Place[]> {
    if (ids.length === 0) return [];
    const { priorityAgingSeconds } = await this.settings.get();
    const rows = await this.dataSource.query<Place[]>(
      `select q.id as "chatId", q.customer_id as "customerId", q.position, q.priority, q.skills, cu.name as "customerName", q.queued_at as "queuedAt"
       from (select c.*, row_number() over (order by ${queueKey('$2')}, c.queued_at, c.id)::int as position from ${QUEUE}) q
       join customers cu on cu.id = q.customer_id
       where q.${column} = any($1) order by q.position`,
      [ids, priorityAgingSeconds],
    );
    return onTheWire(rows);
  }
}

@QueryHandler(PlaceInQueue)
export class PlaceInQueueHandler implements IQueryHandler<PlaceInQueue> {
  constructor(
    private readonly places: Places,
    private readonly estimates: Estimates,
  ) {}

  async execute({ chatId }: PlaceInQueue): Promise<QueuePlace> {
    const [[place], estimates] = await Promise.all([this.places.ofChats([chatId]), this.estimates.all()]);
    return { position: place?.position ?? 0, estimatedWaitSeconds: estimates.get(chatId) ?? null };
  }
}
