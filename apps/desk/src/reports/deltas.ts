/** How a figure is written. */
export type Kind = 'count' | 'rate' | 'duration' | 'score';

export interface Delta {
  text: string;
  /** Up or down; null: as before. */
  way: 'up' | 'down' | null;
  /** Whether that is good; null where it is neither. */
  isGood: boolean | null;
}

/**
 * A figure against that of the period before: rates by points, scores by their difference, all else by per cent.
 * @param more whether more of it is better; null: neither
 */
export function deltaOf(now: number | null | undefined, before: number | null | undefined, kind: Kind, more: boolean | null): Delta | null {
  if (typeof now !== 'number' || typeof before !== 'number') return null;
  const difference = now - before;
  if (kind !== 'rate' && kind !== 'score' && before === 0) return null;
  const [size, unit] =
    kind === 'rate' ? [difference * 100, ' pts'] : kind === 'score' ? [difference, ''] : [(difference / before) * 100, ' %'];
  const rounded = Number(size.toFixed(kind === 'score' ? 2 : Math.abs(size) < 10 ? 1 : 0));
  const way = rounded > 0 ? 'up' : rounded < 0 ? 'down' : null;
  const sign = way === 'up' ? '+' : way === 'down' ? '−' : '±';
  return { text: `${sign}${Math.abs(rounded)}${unit}`, way, isGood: way === null || more === null ? null : (way === 'up') === more };
}
