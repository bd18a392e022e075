import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type Seer, teamsInQueueOf } from '#kernel';
import { SharedRead } from '#platform';
import type { QueueRow } from '#protocol';
import { QueueFeed } from './queue-feed';
import { QueueList } from './queue-list';

const FIRST = 50;

/** Head of the queue with its totals, read once for all who ask at about the same time. */
@Injectable()
export class QueueHead {
  private readonly head = new SharedRead(() => this.feed.snapshot(() => this.queries.execute(new QueueList(null, FIRST))));

  constructor(
    private readonly queries: QueryBus,
    private readonly feed: QueueFeed,
  ) {}

  async now(): Promise<{ data: QueueRow[]; total: number }> {
    const { data, total } = await this.head.now();
    return { data, total };
  }

  /** As somebody sees it. */
  async seenBy(by: Seer): Promise<{ data: QueueRow[]; total: number }> {
    if (teamsInQueueOf(by) === null) return this.now();
    const { data, total } = await this.feed.snapshot(() => this.queries.execute(new QueueList(by, FIRST)));
    return { data, total };
  }
}
