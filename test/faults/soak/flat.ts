/** What is measured again and again, and how much it may grow. */
export interface Measure {
  what: string;
  unit: string;
  /** Growth over the last three quarters of a run that is still called flat. */
  mayGrowBy: number;
}

export interface Point {
  second: number;
  value: number;
}

export interface Trend extends Measure {
  /** Of the last three quarters. */
  from: number;
  median: number;
  to: number;
  /** By the slope of the last three quarters, over all of them. */
  growth: number;
  isFlat: boolean;
}

/** The first quarter fills caches and pools, and lets the compiler come to rest. */
const WARM_UP = 0.25;

/**
 * Whether a figure grows: its slope by Theil and Sen, the median of the slopes between any two points, which single peaks do not move
 * (P. K. Sen 1968, Estimates of the regression coefficient based on Kendall's tau).
 */
export function trendOf(measure: Measure, points: readonly Point[]): Trend {
  const [first, last] = [points[0]!.second, points.at(-1)!.second];
  const warm = points.filter(({ second }) => second >= first + (last - first) * WARM_UP);
  const seconds = warm.at(-1)!.second - warm[0]!.second;
  const growth = slopeOf(warm) * seconds;
  const values = warm.map(({ value }) => value);
  const ends = Math.max(1, Math.floor(values.length / 10));
  return {
    ...measure,
    from: medianOf(values.slice(0, ends)),
    median: medianOf(values),
    to: medianOf(values.slice(-ends)),
    growth,
    isFlat: growth <= measure.mayGrowBy,
  };
}

function slopeOf(points: readonly Point[]): number {
  const slopes = points.flatMap((one, i) => points.slice(i + 1).map((other) => (other.value - one.value) / (other.second - one.second)));
  return medianOf(slopes);
}

/** 0 of none. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
