import { clientEvents, type OwnRate } from '#protocol';
import type { EventRates } from './rate-limits';
import { TokenBucket } from './token-bucket';

/** Own rates by event name; events without one are limited only by the rate of all events together. */
const RATES = new Map<string, 'messages' | OwnRate | undefined>(Object.entries(clientEvents).map(([name, { rate }]) => [name, rate]));

/** Token buckets of one socket or caller: one for all events, one for messages, and one for each event with a rate of its own. */
export class EventBuckets {
  private readonly events = new TokenBucket();
  private readonly messages = new TokenBucket();
  private readonly own = new Map<string, TokenBucket>();

  /**
   * @param times multiple of the configured rates
   * @param seconds burst size of the buckets for events and messages, in seconds of their rate
   */
  constructor(
    private readonly times: number,
    private readonly seconds = 1,
  ) {}

  take(name: string, rates: EventRates): boolean {
    const { times } = this;
    if (!this.events.take(times * rates.maxEventsPerSecond, times * rates.maxEventsPerSecond * this.seconds)) return false;
    const rate = RATES.get(name);
    if (rate === undefined) return true;
    if (rate === 'messages') return this.takeMessage(rates);
    return rates.maxEventsPerSecond === 0 || this.bucketOf(name).take(times * rate.perSecond, times * rate.holds);
  }

  /** What is left of the burst of messages, whose size is `messagesAtOnce`. */
  get messagesLeft(): number {
    return this.messages.left;
  }

  messagesAtOnce({ maxMessagesPerSecond }: Pick<EventRates, 'maxMessagesPerSecond'>): number {
    return this.times * maxMessagesPerSecond * this.seconds;
  }

  takeMessage({ maxMessagesPerSecond }: EventRates): boolean {
    const perSecond = this.times * maxMessagesPerSecond;
    return this.messages.take(perSecond, this.messagesAtOnce({ maxMessagesPerSecond }));
  }

  private bucketOf(name: string): TokenBucket {
    let bucket = this.own.get(name);
    if (!bucket) this.own.set(name, (bucket = new TokenBucket()));
    return bucket;
  }
}
