import { Aggregate } from '#kernel';
import type { ContextCard, ContextSourceStatus } from '#protocol';
import { ContextSourceAnswered, ContextSourceWanted } from './insight.events';

/** What a source of context says of the customer of a chat: wanted when the chat starts, then answered once. */
export class SourceAnswer extends Aggregate {
  readonly id: string;
  readonly chatId: string;
  /** The name of the source, as the setting had it when the chat started. */
  readonly source: string;
  status: ContextSourceStatus;
  cards: ContextCard[];
  /** How many times a node set about asking. */
  attempts: number;
  /** Until then a node is asking. */
  claimedUntil: Date | null;
  readonly createdAt: Date;
  answeredAt: Date | null;

  constructor(id: string, chatId: string, source: string, now: Date) {
    super();
    this.id = id;
    this.chatId = chatId;
    this.source = source;
    this.status = 'pending';
    this.cards = [];
    this.attempts = 0;
    this.claimedUntil = null;
    this.createdAt = now;
    this.answeredAt = null;
    this.record(new ContextSourceWanted(id));
  }

  /** The first answer counts: a node that was taken for dead may come with another. */
  answer(status: Exclude<ContextSourceStatus, 'pending'>, cards: ContextCard[], now: Date): void {
    if (this.status !== 'pending') return;
    this.status = status;
    this.cards = cards;
    this.claimedUntil = null;
    this.answeredAt = now;
    this.record(new ContextSourceAnswered(this.id));
  }
}
