import { clock } from '#ui/format/time';
import type { Kind } from './deltas';

export const NOTHING = '–';
const counting = new Intl.NumberFormat([]);

export const count = (n: number): string => counting.format(n);
export const percent = (rate: number | null | undefined, digits = 1): string =>
  typeof rate === 'number' ? `${(rate * 100).toFixed(rate === 0 || rate === 1 ? 0 : digits)} %` : NOTHING;
export const duration = (seconds: number | null | undefined): string =>
  typeof seconds === 'number' ? clock(Math.round(seconds)) : NOTHING;
export const score = (value: number | null | undefined, digits = 1): string =>
  typeof value === 'number' ? value.toFixed(digits) : NOTHING;
export const hours = (seconds: number | null | undefined): string =>
  typeof seconds === 'number' ? `${(seconds / 3600).toFixed(1)} h` : NOTHING;

export const written = (value: number | null | undefined, kind: Kind): string => {
  if (typeof value !== 'number') return NOTHING;
  if (kind === 'rate') return percent(value);
  if (kind === 'duration') return duration(value);
  return kind === 'score' ? score(value) : count(value);
};
