/** A `Date` header has a resolution of one second. */
const HEADER_GRAIN_MS = 1_000;

/**
 * Clock offset estimate: by how much the server's clock is ahead of this machine's. Each `Date` header narrows the bounds; the greeting
 * gives the offset to within its network delay.
 */
export class ServerTime {
  private least = Number.NEGATIVE_INFINITY;
  private most = Number.POSITIVE_INFINITY;
  private isGreeted = false;

  /** 0 until the offset is known. */
  get offsetMs(): number {
    return Number.isFinite(this.least) ? Math.round((this.least + this.most) / 2) : 0;
  }

  /** Unix milliseconds by the server's clock. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** @param sentAt and heardAt Unix milliseconds by this machine's clock; the server wrote the header between them */
  hearHeader(date: string | null, sentAt: number, heardAt: number): void {
    const second = Date.parse(date ?? '');
    if (this.isGreeted || Number.isNaN(second)) return;
    this.narrow(second - heardAt, second + HEADER_GRAIN_MS - sentAt);
  }

  /** @param serverTime of the greeting; older servers do not send it */
  hearGreeting(serverTime: string | undefined, heardAt: number): void {
    const instant = Date.parse(serverTime ?? '');
    if (Number.isNaN(instant)) return;
    this.isGreeted = true;
    this.least = this.most = instant - heardAt;
  }

  /** Intersects the bounds with new ones. Bounds that do not intersect show that a clock was set, and replace the old ones. */
  private narrow(least: number, most: number): void {
    const meets = least <= this.most && most >= this.least;
    this.least = meets ? Math.max(least, this.least) : least;
    this.most = meets ? Math.min(most, this.most) : most;
  }
}
