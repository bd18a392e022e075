import type { JoinedChat } from '../../protocol';
import type { Channel } from '../core/connection';
import type { ConversationParts } from './conversation-snapshot';
import { ProblemError } from '../core/problem-error';
import { type Backoff, RetryLoop } from '../core/retry-loop';

interface Missed {
  /** Sequence number up to which only deletions and edits can have been missed; undefined before the first page, which is then requested. */
  knownUpTo: () => number | undefined;
  onMissed: (missed: JoinedChat) => void;
  onRefused: (refusal: ProblemError) => void;
}

/** Catch-up loop: joins a chat at its end, and later requests the missed messages page by page until there are no more. */
export class CatchUp {
  private readonly loop: RetryLoop;
  private askedAt = 0;
  /** `afterSeq` of the next page. */
  private from?: number;

  constructor(
    private readonly chatId: string,
    private readonly channel: Channel,
    backoff: Backoff,
    private readonly missed: Missed,
    /** Size of the first page, in messages. */
    private readonly pageSize: number,
    private readonly joins: ConversationParts['joins'],
  ) {
    this.loop = new RetryLoop(() => this.askOnce(), backoff);
  }

  /** Requests a catch-up because messages were missed, or may have been. */
  due(): void {
    this.loop.wake();
  }

  /** Joins again after a reconnect, since the new socket is in no room. */
  resume(): void {
    this.from = undefined;
    this.loop.wakeNow();
  }

  stop(): void {
    this.loop.stop();
  }

  /** Milliseconds since the last request, or since `heard`. */
  get quietMs(): number {
    return performance.now() - this.askedAt;
  }

  /** Records that everything up to now has been received. */
  heard(): void {
    this.askedAt = performance.now();
  }

  private async askOnce(): Promise<void> {
    if (!this.channel.isOnline) return;
    this.heard();
    try {
      const afterSeq = this.from ?? this.missed.knownUpTo();
      const range = afterSeq === undefined ? { last: true as const, limit: this.pageSize } : { afterSeq };
      const missed = await this.joins(() => this.channel.ask('chat.join', { chatId: this.chatId, ...range }), this.chatId);
      this.from = missed.hasMore ? missed.messages.at(-1)?.seq : undefined;
      this.missed.onMissed(missed);
      if (missed.hasMore) this.loop.wake();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.isPassing) throw error;
      this.missed.onRefused(error);
    }
  }
}
