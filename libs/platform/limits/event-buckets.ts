import { clientEvents, type OwnRate } from '#protocol';
import type { EventRates } from './rate-limits';
import { TokenBucket } from './token-bucket';

/** By the name of an event; what has no such entry is bounded with all others alone. */
const RATES = new Map<string, 'messages' | OwnRate | undefined>(Object.entries(clientEvents).map(([name, { rate }]) => [name, rate]));

/** What may be asked in a second: of everything, and in it of what is dear or told to others. */
export class EventBuckets {
  private readonly events = new TokenBucket();
  private readonly messages = new TokenBucket();
  private readonly own = new Map<string, TokenBucket>();

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
    const rate = RATES.get(name);
    if (rate === undefined) return true;
    if (rate === 'messages') return this.takeMessage(rates);
    return rates.maxEventsPerSecond === 0 || this.bucketOf(name).take(times * rate.perSecond, times * rate.holds);
  }

  takeMessage({ maxMessagesPerSecond }: EventRates): boolean {
    const perSecond = this.times * maxMessagesPerSecond;
    return this.messages.take(perSecond, perSecond * this.seconds);
  }

  private bucketOf(name: string): TokenBucket {
    let bucket = this.own.get(name);
    if (!bucket) this.own.set(name, (bucket = new TokenBucket()));
    return bucket;
  }
}
