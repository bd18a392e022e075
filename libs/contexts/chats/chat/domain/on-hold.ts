import type { Actor } from '#kernel';
import type { ResumeReason } from '#protocol';
import { ChatHeld, ChatResumed, CustomerCalledBack } from './hold.events';
import { Marks } from './marks';

/** Hold: the chat waits for a document or for tomorrow. Times are RFC 3339. */
export interface Hold {
  since: string;
  /** Null: until somebody resumes the chat or the customer writes. */
  until: string | null;
  /** For staff alone. */
  reason: string | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** A hold lasts at most so long, that without a time for as long as people remember what it was about: no chat is forgotten on hold. */
export const LONGEST_HOLD_MS = 30 * DAY_MS;
const LONGEST_WITHOUT_TIME_MS = 7 * DAY_MS;

/** A chat that stays with its agent without taking a seat, and comes back to it. */
export abstract class OnHold extends Marks {
  abstract awaitingReplySince: Date | null;
  hold: Hold | null;
  /** When the hold ends; null while there is none. */
  holdEndsAt: Date | null;
  /** The agent who had the waiting chat before its hold ended, and whom it goes back to before others; null for any other chat. */
  returnsTo: string | null;

  protected constructor() {
    super();
    this.hold = null;
    this.holdEndsAt = null;
    this.returnsTo = null;
  }

  get isOnHold(): boolean {
    return this.holdEndsAt !== null;
  }

  /** The customer is told to wait, so it waits for no answer. On hold already, the chat has another time and reason since the same moment. */
  putOnHold({ until, reason }: { until: Date | null; reason: string | null }, by: Actor, now: Date): void {
    this.status = this.after('hold');
    const wasOnHold = this.isOnHold || undefined;
    const hold = { since: this.hold?.since ?? now.toISOString(), until: until?.toISOString() ?? null, reason };
    if (JSON.stringify(hold) === JSON.stringify(this.hold)) return;
    this.hold = hold;
    this.holdEndsAt = until ?? new Date(now.getTime() + LONGEST_WITHOUT_TIME_MS);
    this.awaitingReplySince = null;
    this.record(new ChatHeld(this.id, this.customerId, this.agentId!, hold.until, by, wasOnHold));
  }

  /** Ends the hold; from then on the customer waits for its agent. Without a hold nothing changes. */
  resume(by: Actor, reason: ResumeReason, now: Date): void {
    this.status = this.after('resume');
    if (this.endHold(now)) this.record(new ChatResumed(this.id, this.customerId, this.agentId!, by, reason));
  }

  /** What is its agent's alone goes with the agent. @returns whether the chat was on hold */
  protected partWithAgent(by: Actor, now: Date): true | undefined {
    this.returnsTo = null;
    this.letHandDown(by);
    this.unreadMark = null;
    return this.endHold(now);
  }

  /** A word of the customer ends the hold now; whoever has a seat to give is told. */
  protected callBack(now: Date): void {
    if (this.holdEndsAt === null || this.holdEndsAt <= now) return;
    this.holdEndsAt = now;
    this.record(new CustomerCalledBack(this.id));
  }

  /** @returns whether the chat was on hold */
  private endHold(now: Date): true | undefined {
    if (!this.isOnHold) return undefined;
    this.hold = null;
    this.holdEndsAt = null;
    this.awaitingReplySince ??= now;
    return true;
  }
}
