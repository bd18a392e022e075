/** Moment as the clock and the calendar on the wall of a zone show it. */
export interface WallTime {
  /** YYYY-MM-DD */
  date: string;
  /** Minutes since midnight by that clock, with their fraction. */
  minutes: number;
}

const DAY_MS = 86_400_000;

/** Clock on the wall of an IANA time zone. */
export class LocalTime {
  private readonly format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    const [year, month, day, hour, minute, second] = Array<'numeric'>(6).fill('numeric');
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year,
      month,
      day,
      hour,
      minute,
      second,
    });
  }

  at(ms: number): WallTime {
    const shown = new Date(this.shown(ms));
    const minutes = shown.getUTCHours() * 60 + shown.getUTCMinutes() + shown.getUTCSeconds() / 60;
    return { date: shown.toISOString().slice(0, 10), minutes };
  }

  /** The moments at which the clock shows this: two where it is put back over them, none where it is put forward. */
  momentsOf(date: string, minutes: number): number[] {
    const shown = Date.parse(`${date}T00:00Z`) + minutes * 60_000;
    const offsets = [-DAY_MS, 0, DAY_MS].map((far) => this.offset(shown + far));
    return [...new Set(offsets)].map((offset) => shown - offset).filter((ms) => this.shown(ms) === shown);
  }

  /** The moments around a date at which the clock was changed. */
  changesAround(date: string): number[] {
    const noon = Date.parse(`${date}T12:00Z`);
    return [-1.5, -0.5, 0.5].flatMap((days) => this.changeWithin(noon + days * DAY_MS, noon + (days + 1) * DAY_MS) ?? []);
  }

  /** Binary search for the change within a span whose ends differ. */
  private changeWithin(from: number, to: number): number | undefined {
    const before = this.offset(from);
    if (this.offset(to) === before) return undefined;
    let [low, high] = [from, to];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.offset(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  private offset(ms: number): number {
    return this.shown(ms) - Math.floor(ms / 1000) * 1000;
  }

  /** What the clock shows, written as if it were UTC. */
  private shown(ms: number): number {
    const parts = Object.fromEntries(this.format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
  }
}
