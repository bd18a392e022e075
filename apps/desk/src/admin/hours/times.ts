import type { WeeklyHours } from '#client/core';

/** 1 is Monday. */
export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Name of a day of the week; the first of January 2024 was a Monday. */
export const dayName = (day: number, weekday: 'long' | 'short' = 'long'): string =>
  new Date(Date.UTC(2024, 0, day)).toLocaleDateString([], { weekday, timeZone: 'UTC' });

const TIME = /^(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(am|pm|h)?$/i;

/** A time of the day as people write it, e.g. "9", "9.30", "0930", "5 pm"; what cannot be read stays as it is. */
export function tidyTime(text: string): string {
  const [, hours, minutes = '00', half] = TIME.exec(text.trim()) ?? [];
  if (hours === undefined) return text;
  const noon = half?.toLowerCase();
  const isHalf = noon === 'am' || noon === 'pm';
  if (isHalf && (Number(hours) < 1 || Number(hours) > 12)) return text;
  const hour = isHalf ? (Number(hours) % 12) + (noon === 'pm' ? 12 : 0) : Number(hours);
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

const FROM = /^([01]\d|2[0-3]):[0-5]\d$/;
const isFrom = (time: string): boolean => FROM.test(time);
const isTo = (time: string): boolean => isFrom(time) || time === '24:00';

/** What is wrong with an interval, as the words name it; null when it is right. */
export function problemOf({ from, to }: { from: string; to: string }): 'hours.unreadable' | 'hours.endsFirst' | null {
  if (!isFrom(from) || !isTo(to)) return 'hours.unreadable';
  return to <= from ? 'hours.endsFirst' : null;
}

export const spanOf = ({ from, to }: { from: string; to: string }): string => `${from}–${to}`;

/** The days that follow each other and have the same hours in one, e.g. "Mon–Fri 09:00–17:00; Sat 10:00–12:00"; empty where it is never open. */
export function weekInWords(weekly: readonly WeeklyHours[]): string {
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const day of DAYS) {
    const hours = weekly
      .filter((each) => each.day === day)
      .map(spanOf)
      .join(', ');
    const run = runs.at(-1);
    if (hours === '') continue;
    if (run && run.hours === hours && run.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const days = ({ first, last }: { first: number; last: number }): string =>
    first === last ? dayName(first, 'short') : `${dayName(first, 'short')}–${dayName(last, 'short')}`;
  return runs.map((run) => `${days(run)} ${run.hours}`).join('; ');
}

/** The hours of a day on other days too, instead of what is there. */
export function copyDay(weekly: readonly WeeklyHours[], from: number, to: readonly number[]): WeeklyHours[] {
  const copied = weekly.filter(({ day }) => day === from);
  const others = weekly.filter(({ day }) => day === from || !to.includes(day));
  return DAYS.flatMap((day) =>
    day !== from && to.includes(day) ? copied.map((each) => ({ ...each, day })) : others.filter((each) => each.day === day),
  );
}
