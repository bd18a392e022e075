import type { MessageView } from '../../protocol';
import type { Channel } from '../core/connection';
import type { Outbox, OutgoingMessage } from './outbox';
import { ProblemError } from '../core/problem-error';
import { type Backoff, RetryLoop } from '../core/retry-loop';

/** Number of internal server errors after which the message itself is assumed to cause them, and is refused. */
const INTERNAL_ERRORS = 5;

/** Outbox delivery: sends the messages of each chat one after the other, retrying until each is stored or finally refused. */
export class Delivery {
  private readonly loops = new Map<string, RetryLoop>();
  private readonly errors = new Map<string, number>();

  constructor(
    private readonly outbox: Outbox,
    private readonly channel: Channel,
    private readonly backoff: Backoff,
    private readonly onStored: (message: MessageView, sent: OutgoingMessage) => void,
  ) {
    outbox.onChange((chatId) => this.loopOf(chatId).wake());
  }

  /** Resumes sending when the connection is online. */
  resume(): void {
    for (const chatId of this.outbox.chatIds) this.loopOf(chatId).wakeNow();
  }

  stop(): void {
    for (const loop of this.loops.values()) loop.stop();
  }

  private loopOf(chatId: string): RetryLoop {
    let loop = this.loops.get(chatId);
    if (!loop) this.loops.set(chatId, (loop = new RetryLoop(() => this.sendNext(chatId), this.backoff)));
    return loop;
  }

  private async sendNext(chatId: string): Promise<void> {
    const next = this.outbox.nextOf(chatId);
    if (!next || !this.channel.isOnline) return;
    const heldMs = (next.heldUntil ?? 0) - Date.now();
    // A loop that was stopped meanwhile does nothing.
    if (heldMs > 0) return void setTimeout(() => this.loopOf(chatId).wake(), heldMs);
    if (next.heldUntil) this.outbox.retry(next.clientMessageId);
    const { createdAt: _at, problem: _problem, heldUntil: _held, ...payload } = next;
    try {
      const { message } = await this.channel.ask('message.send', payload);
      this.onStored(message, next);
      this.settle(next, () => this.outbox.remove(next.clientMessageId));
    } catch (error) {
      if (!(error instanceof ProblemError) || (error.isPassing && !this.isHopeless(next, error))) throw error;
      this.settle(next, () => this.outbox.fail(next.clientMessageId, error.problem));
    }
  }

  private isHopeless({ clientMessageId }: OutgoingMessage, { status }: ProblemError): boolean {
    if (status !== 500) return false;
    const errors = (this.errors.get(clientMessageId) ?? 0) + 1;
    this.errors.set(clientMessageId, errors);
    return errors >= INTERNAL_ERRORS;
  }

  /** `change` modifies the outbox, which wakes the loop for the next message. */
  private settle({ clientMessageId }: OutgoingMessage, change: () => void): void {
    this.errors.delete(clientMessageId);
    change();
  }
}
