import { Aggregate } from '#kernel';
import type { ContextCard, ContextSourceStatus } from '#protocol';
import { ContextSourceAnswered, ContextSourceWanted } from './insight.events';

/** Source answer: what one source says about the customer of one chat. It is pending from the start of the chat, and answered once. */
export class SourceAnswer extends Aggregate {
  readonly id: string;
  readonly chatId: string;
  /** The name of the source, as the setting had it when the chat started. */
  readonly source: string;
  status: ContextSourceStatus;
  cards: ContextCard[];
  /** How many times a node claimed it. */
  attempts: number;
  /** When the claim of the node that asks lapses; null without a claim. */
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

  /** Only the first answer counts, because a node whose claim lapsed may still bring another. */
  answer(status: Exclude<ContextSourceStatus, 'pending'>, cards: ContextCard[], now: Date): void {
    if (this.status !== 'pending') return;
    this.status = status;
    this.cards = cards;
    this.claimedUntil = null;
    this.answeredAt = now;
    this.record(new ContextSourceAnswered(this.id));
  }
}
