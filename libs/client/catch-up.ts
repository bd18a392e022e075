import type { JoinedChat } from '../protocol';
import type { Link } from './connection';
import { ProblemError } from './problem-error';
import { type Pace, RetryLoop } from './retry-loop';

interface Missed {
  /** Up to here nothing was missed but deletions. */
  knownUpTo: () => number;
  onMissed: (missed: JoinedChat) => void;
  onRefused: (refusal: ProblemError) => void;
}

/** Joins a chat and asks for what was missed, page by page, until there is no more. */
export class CatchUp {
  private readonly loop: RetryLoop;
  private askedAt = 0;
  /** Where the next page begins. */
  private from?: number;

  constructor(
    private readonly chatId: string,
    private readonly link: Link,
    pace: Pace,
    private readonly missed: Missed,
  ) {
    this.loop = new RetryLoop(() => this.askOnce(), pace);
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
    if (!this.link.isOnline) return;
    this.heard();
    try {
      const missed = await this.link.ask('chat.join', { chatId: this.chatId, afterSeq: this.from ?? this.missed.knownUpTo() });
      this.from = missed.hasMore ? missed.messages.at(-1)?.seq : undefined;
      this.missed.onMissed(missed);
      if (missed.hasMore) this.loop.wake();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.isPassing) throw error;
      this.missed.onRefused(error);
    }
  }
}
