/** Rate settings that the socket layer reads at every event. The context that owns the settings keeps them up to date. */
export interface EventRates {
  maxEventsPerSecond: number;
  maxMessagesPerSecond: number;
}

/** What many customers together may send, who come from one site or one network; 0: no limit. */
export interface CrowdLimits {
  maxMessagesPerMinuteOfSite: number;
  maxMessagesPerMinuteOfNetwork: number;
}
const NO_CROWD_LIMITS: CrowdLimits = { maxMessagesPerMinuteOfSite: 0, maxMessagesPerMinuteOfNetwork: 0 };

export class RateLimits {
  private rates: EventRates & CrowdLimits = { maxEventsPerSecond: 50, maxMessagesPerSecond: 20, ...NO_CROWD_LIMITS };

  current(): EventRates & CrowdLimits {
    return this.rates;
  }

  set(rates: EventRates & Partial<CrowdLimits>): void {
    this.rates = { ...NO_CROWD_LIMITS, ...rates };
  }
}
