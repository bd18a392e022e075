import type { EventRates } from './rate-limits';
import { TokenBucket } from './token-bucket';

/** Cheap, and each is told to others: a client says at most every few seconds that somebody types. */
const TYPING = { perSecond: 5, holds: 10 };
/** Dear, since each brings what was missed; whoever comes back joins all of its chats at once. */
const JOINS = { perSecond: 10, holds: 50 };

/** What may be asked in a second: of everything, and in it of what is dear or told to others. */
export class EventBuckets {
  private readonly events = new TokenBucket();
  private readonly messages = new TokenBucket();
  private readonly typing = new TokenBucket();
  private readonly joins = new TokenBucket();

  /**
   * @param times of the rates that these buckets give
   * @param seconds for which they hold events and messages
   */
  constructor(
    private readonly times: number,
    private readonly seconds = 1,
  ) {}

  take(name: string, rates: EventRates): boolean {
    const { times } = this;
    if (!this.events.take(times * rates.maxEventsPerSecond, times * rates.maxEventsPerSecond * this.seconds)) return false;
    if (name === 'message.send' || name === 'canned.send') return this.takeMessage(rates);
    if (rates.maxEventsPerSecond === 0) return true;
    if (name === 'typing') return this.typing.take(times * TYPING.perSecond, times * TYPING.holds);
    if (name === 'chat.join') return this.joins.take(times * JOINS.perSecond, times * JOINS.holds);
    return true;
  }

  takeMessage({ maxMessagesPerSecond }: EventRates): boolean {
    const perSecond = this.times * maxMessagesPerSecond;
    return this.messages.take(perSecond, perSecond * this.seconds);
  }
}
