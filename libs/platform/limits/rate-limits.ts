/** The settings that the socket layer needs at every event: a value kept fresh by whoever owns the settings. */
export interface EventRates {
  maxEventsPerSecond: number;
  maxMessagesPerSecond: number;
}

export class RateLimits {
  private rates: EventRates = { maxEventsPerSecond: 50, maxMessagesPerSecond: 20 };

  current(): EventRates {
    return this.rates;
  }

  set(rates: EventRates): void {
    this.rates = rates;
  }
}
