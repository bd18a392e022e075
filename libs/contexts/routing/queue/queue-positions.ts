import { Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { PositionInQueue, type QueuePosition } from '#chats';
import { CurrentSettings } from '#directory';
import { Meter, onTheWire } from '#platform';
import type { QueueEntry } from '#protocol';
import { Estimates } from './estimates';
import { QUEUE, queueKey } from '../floor/queue-order';

export interface QueuedEntry extends QueueEntry {
  customerId: string;
}

/** The positions of waiting chats in the whole queue. */
@Injectable()
export class QueuePositions {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly settings: CurrentSettings,
    meter: Meter,
  ) {
    meter.depth('waiting_chats', 'Chats in the queue, of all nodes', async () => (await this.totals()).total);
  }

  ofChats(chatIds: string[]): Promise<QueuedEntry[]> {
    return this.query('id', chatIds);
  }

  ofCustomers(customerIds: string[]): Promise<QueuedEntry[]> {
    return this.query('customer_id', customerIds);
  }

  /** How many wait, and since when the first of them. */
  async totals(): Promise<{ total: number; oldest: Date | null }> {
    const [row] = await this.dataSource.query<{ total: number; oldest: Date | null }[]>(
      `select count(*)::int as total, min(c.queued_at) as oldest from ${QUEUE}`,
    );
    return row!;
  }

  private async query(column: 'id' | 'customer_id', ids: string[]): Promise<QueuedEntry[]> {
    if (ids.length === 0) return [];
    const { priorityAgingSeconds } = await this.settings.get();
    const rows = await this.dataSource.query<QueuedEntry[]>(
      `select q.id as "chatId", q.customer_id as "customerId", q.position, q.priority, q.skills, cu.name as "customerName", q.queued_at as "queuedAt"
       from (select c.*, row_number() over (order by ${queueKey('$2')}, c.queued_at, c.id)::int as position from ${QUEUE}) q
       join customers cu on cu.id = q.customer_id
       where q.${column} = any($1) order by q.position`,
      [ids, priorityAgingSeconds],
    );
    return onTheWire(rows);
  }
}

@QueryHandler(PositionInQueue)
export class PositionInQueueHandler implements IQueryHandler<PositionInQueue> {
  constructor(
    private readonly positions: QueuePositions,
    private readonly estimates: Estimates,
  ) {}

  async execute({ chatId }: PositionInQueue): Promise<QueuePosition> {
    const [[entry], estimates] = await Promise.all([this.positions.ofChats([chatId]), this.estimates.all()]);
    return { position: entry?.position ?? 0, estimatedWaitSeconds: estimates.get(chatId) ?? null };
  }
}
