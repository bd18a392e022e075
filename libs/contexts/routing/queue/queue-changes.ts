import { Injectable } from '@nestjs/common';
import { CustomerChanged, CustomerMerged } from '#customers';
import { Clock, type DomainEvent } from '#kernel';
import type { ServerFacts } from '#protocol';
import { moveOf, type QueueMove } from './queue-moves';
import { QueuePositions } from './queue-positions';

export type QueueChange = ServerFacts['queue.changed'];

interface Moves {
  added?: Iterable<string>;
  updated?: Iterable<string>;
  /** Reason by chat id. */
  removed?: Iterable<[chatId: string, reason: string]>;
}

/** Changes of the queue, in the shape of `queue.changed`. */
@Injectable()
export class QueueChanges {
  constructor(
    private readonly positions: QueuePositions,
    private readonly clock: Clock,
  ) {}

  /** The changes by one event, with the rows as they are now; empty when a chat that came is gone again. */
  async by(event: DomainEvent): Promise<QueueChange[]> {
    const move = moveOf(event);
    const moves = move ? [move] : await this.movesOfCustomer(event);
    const changes = await Promise.all(moves.map((each) => this.changeOf(each)));
    return changes.filter(({ added, updated, removed }) => added.length + updated.length + removed.length > 0);
  }

  /** A chat that left is told as gone by its own event, even when it waits again by now. */
  private async changeOf(move: QueueMove): Promise<QueueChange> {
    const { chatId } = move;
    if (move.how === 'removed') return { ...(await this.of({})), removed: [{ chatId, reason: move.reason }] };
    return this.of({ [move.how]: [chatId] });
  }

  /** A chat that left and waits again is told as updated. */
  async of({ added = [], updated = [], removed = [] }: Moves): Promise<QueueChange> {
    const [came, left] = [new Set(added), new Map(removed)];
    const { entries, total, oldest } = await this.positions.entries([...came, ...updated, ...left.keys()]);
    const waiting = new Set(entries.map(({ chatId }) => chatId));
    return {
      added: entries.filter(({ chatId }) => came.has(chatId)),
      removed: [...left].filter(([chatId]) => !waiting.has(chatId)).map(([chatId, reason]) => ({ chatId, reason })),
      updated: entries.filter(({ chatId }) => !came.has(chatId)),
      total,
      longestWaitSeconds: oldest ? Math.max(0, (this.clock.now().getTime() - oldest.getTime()) / 1000) : 0,
    };
  }

  /** The waiting chats of a customer, whose rows show its name. */
  private async movesOfCustomer(event: DomainEvent): Promise<QueueMove[]> {
    const id = event instanceof CustomerChanged ? event.customerId : event instanceof CustomerMerged ? event.intoId : undefined;
    if (id === undefined) return [];
    return (await this.positions.ofCustomers([id])).map(({ chatId }) => ({ how: 'updated', chatId }));
  }
}
