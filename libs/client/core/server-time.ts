/** What a `Date` header leaves out, in milliseconds. */
const HEADER_GRAIN_MS = 1_000;

/**
 * Clock offset: how far the server's clock is ahead of this machine's. Each `Date` header narrows it down, the greeting
 * says it to within the time of its way.
 */
export class ServerTime {
  private least = Number.NEGATIVE_INFINITY;
  private most = Number.POSITIVE_INFINITY;
  private isGreeted = false;

  /** 0 until anything is known. */
  get offsetMs(): number {
    return Number.isFinite(this.least) ? Math.round((this.least + this.most) / 2) : 0;
  }

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** @param sentAt and heardAt by the clock of this machine: the header was written in between */
  hearHeader(date: string | null, sentAt: number, heardAt: number): void {
    const second = Date.parse(date ?? '');
    if (this.isGreeted || Number.isNaN(second)) return;
    this.narrow(second - heardAt, second + HEADER_GRAIN_MS - sentAt);
  }

  /** @param serverTime of the greeting, which an older server does not say */
  hearGreeting(serverTime: string | undefined, heardAt: number): void {
    const instant = Date.parse(serverTime ?? '');
    if (Number.isNaN(instant)) return;
    this.isGreeted = true;
    this.least = this.most = instant - heardAt;
  }

  /** Bounds that no longer meet mean that a clock was set. */
  private narrow(least: number, most: number): void {
    const meets = least <= this.most && most >= this.least;
    this.least = meets ? Math.max(least, this.least) : least;
    this.most = meets ? Math.min(most, this.most) : most;
  }
}
