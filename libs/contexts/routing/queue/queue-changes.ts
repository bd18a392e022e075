import { Injectable } from '@nestjs/common';
import {
  ChatAssigned,
  ChatClosed,
  ChatOffered,
  ChatOfferEnded,
  ChatPriorityChanged,
  ChatQueued,
  ChatRequeued,
  ChatSkillsChanged,
} from '#chats';
import { CustomerChanged, CustomerMerged } from '#customers';
import { Clock, type DomainEvent } from '#kernel';
import type { ServerFacts } from '#protocol';
import { QueuePositions } from './queue-positions';

export type QueueChange = ServerFacts['queue.changed'];

interface Moves {
  added?: Iterable<string>;
  updated?: Iterable<string>;
  /** Reason by chat. */
  removed?: Iterable<[chatId: string, reason: string]>;
}

/** Changes of the queue as `queue.changed` tells them. */
@Injectable()
export class QueueChanges {
  constructor(
    private readonly positions: QueuePositions,
    private readonly clock: Clock,
  ) {}

  /** What one event changed in the queue, as the queue is now; nothing if it did not, or what came is gone again. */
  async by(event: DomainEvent): Promise<QueueChange[]> {
    const moves = (await this.movesOfCustomer(event)) ?? movesOf(event);
    if (!moves) return [];
    const { removed = [] } = moves;
    const change = { ...(await this.of({ ...moves, removed: [] })), removed: [...removed].map(([chatId, reason]) => ({ chatId, reason })) };
    return change.added.length + change.updated.length + change.removed.length > 0 ? [change] : [];
  }

  /** A chat that left and waits again has stayed. */
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

  /** A row shows the name of the customer. */
  private async movesOfCustomer(event: DomainEvent): Promise<Moves | undefined> {
    const id = event instanceof CustomerChanged ? event.customerId : event instanceof CustomerMerged ? event.intoId : undefined;
    return id === undefined ? undefined : { updated: (await this.positions.ofCustomers([id])).map(({ chatId }) => chatId) };
  }
}

/** The same as `RoutingReactions` hands to the feed. */
function movesOf(event: DomainEvent): Moves | undefined {
  if (event instanceof ChatQueued || event instanceof ChatRequeued) return { added: [event.chatId] };
  if (event instanceof ChatOfferEnded) return event.waits ? { added: [event.chatId] } : undefined;
  if (event instanceof ChatOffered) return event.fromAgentId === null ? { removed: [[event.chatId, 'offered']] } : undefined;
  if (event instanceof ChatAssigned) return { removed: [[event.chatId, 'assigned']] };
  if (event instanceof ChatClosed) return event.wasWaiting ? { removed: [[event.chatId, event.reason]] } : undefined;
  if (event instanceof ChatPriorityChanged || event instanceof ChatSkillsChanged)
    return event.waits ? { updated: [event.chatId] } : undefined;
  return undefined;
}
