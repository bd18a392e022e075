/**
 * Logarithmic histogram of milliseconds: bucket `i` counts values in (γ^(i-1), γ^i], and its middle is within 2 % of each of them. Histograms
 * are added by adding counts, so percentiles of a year have the same error. Source: Masson, Rim, Lee, "DDSketch", VLDB 2019.
 */
export const RELATIVE_ERROR = 0.02;
export const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
/** The bucket of values under a millisecond. */
export const ZERO_BUCKET = -1;

export interface Histogram {
  count: number;
  total: number;
  shortest: number;
  longest: number;
  /** Bucket and count of each bucket that has any. */
  buckets: readonly (readonly [bucket: number, count: number])[];
}

export function bucketOf(ms: number): number {
  return ms < 1 ? ZERO_BUCKET : Math.ceil(Math.log(ms) / Math.log(GAMMA));
}

/** The middle of a bucket, in milliseconds, which is within 2 % of its values. */
export function middleOf(bucket: number): number {
  return bucket === ZERO_BUCKET ? 0 : (2 * GAMMA ** bucket) / (GAMMA + 1);
}

/** Percentile by nearest rank, within 2 %; never below the shortest or above the longest value. */
export function quantile({ count, shortest, longest, buckets }: Histogram, share: number): number | null {
  if (count === 0) return null;
  let left = Math.max(1, Math.ceil(share * count));
  for (const [bucket, held] of buckets.toSorted(([a], [b]) => a - b)) {
    left -= held;
    if (left <= 0) return Math.min(longest, Math.max(shortest, middleOf(bucket)));
  }
  return longest;
}
