import type { Interval } from '#words';

/** An interval by its beginning, on the clock of a zone. */
export function intervalName(from: string, interval: Interval, zone: string): string {
  const at = new Date(from);
  const day = at.toLocaleDateString([], { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' });
  if (interval === 'day' || interval === 'week') return day;
  return `${day}, ${at.toLocaleTimeString([], { timeZone: zone, hour: '2-digit', minute: '2-digit' })}`;
}

/** The interval after this one begins here; of the last one the span ends. */
export const endOf = (from: readonly string[], at: number, end: string): string => from[at + 1] ?? end;
