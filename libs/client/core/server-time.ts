/** A `Date` header has a resolution of one second. */
const HEADER_RESOLUTION_MS = 1_000;

/**
 * Clock offset estimate: by how much the server's clock is ahead of this machine's. Each `Date` header narrows the bounds; the greeting
 * gives the offset to within its network delay.
 */
export class ServerTime {
  private lowerMs = Number.NEGATIVE_INFINITY;
  private upperMs = Number.POSITIVE_INFINITY;
  private isGreeted = false;

  /** 0 until the offset is known. */
  get offsetMs(): number {
    return Number.isFinite(this.lowerMs) ? Math.round((this.lowerMs + this.upperMs) / 2) : 0;
  }

  /** Unix milliseconds by the server's clock. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** @param sentAt and heardAt Unix milliseconds by this machine's clock; the server wrote the header between them */
  hearHeader(date: string | null, sentAt: number, heardAt: number): void {
    const second = Date.parse(date ?? '');
    if (this.isGreeted || Number.isNaN(second)) return;
    this.narrow(second - heardAt, second + HEADER_RESOLUTION_MS - sentAt);
  }

  /** @param serverTime of the greeting; older servers do not send it */
  hearGreeting(serverTime: string | undefined, heardAt: number): void {
    const instant = Date.parse(serverTime ?? '');
    if (Number.isNaN(instant)) return;
    this.isGreeted = true;
    this.lowerMs = this.upperMs = instant - heardAt;
  }

  /** Intersects the bounds with new ones. Bounds that do not intersect show that a clock was set, and replace the old ones. */
  private narrow(lowerMs: number, upperMs: number): void {
    const meets = lowerMs <= this.upperMs && upperMs >= this.lowerMs;
    this.lowerMs = meets ? Math.max(lowerMs, this.lowerMs) : lowerMs;
    this.upperMs = meets ? Math.min(upperMs, this.upperMs) : upperMs;
  }
}
