/**
 * Logarithmic histogram (DDSketch): bucket `i` holds what is in (γ^(i-1), γ^i] milliseconds, and its middle is within 2 % of all of it.
 * Histograms are added by adding their counts, so percentiles of a year are as good as those of an hour.
 */
export const RELATIVE_ERROR = 0.02;
export const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
/** Holds what is under a millisecond. */
export const ZERO_BUCKET = -1;

export interface Histogram {
  count: number;
  total: number;
  shortest: number;
  longest: number;
  /** How many are in each bucket. */
  buckets: readonly (readonly [bucket: number, count: number])[];
}

export function bucketOf(ms: number): number {
  return ms < 1 ? ZERO_BUCKET : Math.ceil(Math.log(ms) / Math.log(GAMMA));
}

/** The value of which the bucket's own are at most 2 % away. */
export function middleOf(bucket: number): number {
  return bucket === ZERO_BUCKET ? 0 : (2 * GAMMA ** bucket) / (GAMMA + 1);
}

/** The smallest value that at least this share of all is not above (nearest rank), but for the error; never beyond what was measured. */
export function quantile({ count, shortest, longest, buckets }: Histogram, share: number): number | null {
  if (count === 0) return null;
  let left = Math.max(1, Math.ceil(share * count));
  for (const [bucket, held] of buckets.toSorted(([a], [b]) => a - b)) {
    left -= held;
    if (left <= 0) return Math.min(longest, Math.max(shortest, middleOf(bucket)));
  }
  return longest;
}
