import type { HoursException, HoursView, WeeklyHours } from '#protocol';
import { LocalTime } from './local-time';

const DAY_MS = 86_400_000;
/** Two weeks: an interval that a change of clocks leaves out this week is there the next. */
const DAYS_AHEAD = 15;

type Times = Pick<HoursView, 'timeZone' | 'weekly' | 'exceptions'>;
interface Interval {
  from: number;
  to: number;
}

/**
 * Opening hours as a function of time. It is open when the clock on the wall shows a time within an interval of the day that the calendar beside
 * it shows: where clocks are put back a time comes twice and both count, where they are put forward one that is left out never is.
 */
export class OpeningTimes {
  private readonly clock: LocalTime;

  constructor(private readonly times: Times) {
    this.clock = new LocalTime(times.timeZone);
  }

  isOpenAt(at: Date): boolean {
    const { date, minutes } = this.clock.at(at.getTime());
    return this.intervalsOn(date).some(({ from, to }) => from <= minutes && minutes < to);
  }

  /** When it opens or closes next after a moment; null: never again. */
  changesAt(at: Date): Date | null {
    const isOpen = this.isOpenAt(at);
    const dates = this.datesAhead(at);
    for (const [index, date] of dates.entries()) {
      // Where clocks are put back over midnight, the day before comes once more.
      const moments = [date, dates[index + 1]].flatMap((each) => (each === undefined ? [] : this.momentsOn(each)));
      const next = moments.filter((ms) => ms > at.getTime() && this.isOpenAt(new Date(ms)) !== isOpen).sort((a, b) => a - b)[0];
      if (next !== undefined) return new Date(next);
    }
    return null;
  }

  /** The moment at which it has been open for so long since another one; null: it never will have been. */
  after(since: Date, seconds: number): Date | null {
    let [at, leftMs] = [since, seconds * 1000];
    for (;;) {
      const next = this.changesAt(at);
      if (this.isOpenAt(at)) {
        if (next === null || next.getTime() - at.getTime() >= leftMs) return new Date(at.getTime() + leftMs);
        leftMs -= next.getTime() - at.getTime();
      }
      if (next === null) return null;
      at = next;
    }
  }

  /** All moments around a date at which it may open or close. */
  private momentsOn(date: string): number[] {
    const bounds = new Set([0, ...this.intervalsOn(date).flatMap(({ from, to }) => [from, to])]);
    return [...[...bounds].flatMap((minutes) => this.clock.momentsOf(date, minutes)), ...this.clock.changesAround(date)];
  }

  private intervalsOn(date: string): Interval[] {
    const instead = this.times.exceptions.filter((each) => each.date === date);
    const day = new Date(`${date}T00:00Z`).getUTCDay() || 7;
    const given: readonly (WeeklyHours | HoursException)[] =
      instead.length > 0 ? instead : this.times.weekly.filter((each) => each.day === day);
    return given.flatMap(({ from, to }) => (from === undefined || to === undefined ? [] : { from: minutesOf(from), to: minutesOf(to) }));
  }

  /** The dates at which something may change first: those of the week, counted from today and from each exception to come. */
  private datesAhead(at: Date): string[] {
    const today = this.clock.at(at.getTime()).date;
    const since = plus(today, -1);
    const from = [today, ...this.times.exceptions.map(({ date }) => date).filter((date) => date > today)];
    const dates = from.flatMap((date) => Array.from({ length: DAYS_AHEAD + 2 }, (_, days) => plus(date, days - 1)));
    return [...new Set(dates)].filter((date) => date >= since).sort();
  }
}

function plus(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}
