import type { JoinedChat } from '../../protocol';
import type { Channel } from '../core/connection';
import { ProblemError } from '../core/problem-error';
import { type Backoff, RetryLoop } from '../core/retry-loop';

interface Missed {
  /** Up to here nothing was missed but deletions; undefined while nothing is known, and the end is asked for. */
  knownUpTo: () => number | undefined;
  onMissed: (missed: JoinedChat) => void;
  onRefused: (refusal: ProblemError) => void;
}

/** Joins a chat at its end, and later asks for what was missed, page by page, until there is no more. */
export class CatchUp {
  private readonly loop: RetryLoop;
  private askedAt = 0;
  /** Where the next page begins. */
  private from?: number;

  constructor(
    private readonly chatId: string,
    private readonly channel: Channel,
    backoff: Backoff,
    private readonly missed: Missed,
    /** How many messages a chat opens with. */
    private readonly pageSize: number,
  ) {
    this.loop = new RetryLoop(() => this.askOnce(), backoff);
  }

  /** Something was missed, or may have been. */
  due(): void {
    this.loop.wake();
  }

  /** The connection is back, in no room yet. */
  resume(): void {
    this.from = undefined;
    this.loop.wakeNow();
  }

  stop(): void {
    this.loop.stop();
  }

  /** Milliseconds since the server was last asked. */
  get quietMs(): number {
    return performance.now() - this.askedAt;
  }

  /** All is heard up to now. */
  heard(): void {
    this.askedAt = performance.now();
  }

  private async askOnce(): Promise<void> {
    if (!this.channel.isOnline) return;
    this.heard();
    try {
      const afterSeq = this.from ?? this.missed.knownUpTo();
      const range = afterSeq === undefined ? { last: true as const, limit: this.pageSize } : { afterSeq };
      const missed = await this.channel.ask('chat.join', { chatId: this.chatId, ...range });
      this.from = missed.hasMore ? missed.messages.at(-1)?.seq : undefined;
      this.missed.onMissed(missed);
      if (missed.hasMore) this.loop.wake();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.isPassing) throw error;
      this.missed.onRefused(error);
    }
  }
}
