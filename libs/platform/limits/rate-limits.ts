/** Rate settings that the socket layer reads at every event. The context that owns the settings keeps them up to date. */
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
