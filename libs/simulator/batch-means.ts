/** Estimate of a mean with its standard error. */
export interface Estimate {
  readonly mean: number;
  /** Standard error (σ) of the mean. In 997 of 1,000 runs the true mean lies within three of these. */
  readonly standardError: number;
}

/**
 * Method of batch means: estimates the mean of autocorrelated measurements. Successive waits depend on each other (behind a long wait
 * others wait long too), so that their variance would underestimate the error; the means of long batches are nearly independent (A. M. Law,
 * "Simulation Modeling and Analysis", 9.5.3). Twenty to thirty batches are usual.
 * @returns undefined when there are fewer than two measurements per batch
 */
export function batchMeans(measured: ArrayLike<number>, batches = 25): Estimate | undefined {
  const size = Math.floor(measured.length / batches);
  if (size < 2) return undefined;
  const means = Array.from({ length: batches }, (_, batch) => {
    let sum = 0;
    for (let at = batch * size; at < (batch + 1) * size; at++) sum += measured[at]!;
    return sum / size;
  });
  const mean = means.reduce((a, b) => a + b) / batches;
  const variance = means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (batches - 1);
  return { mean, standardError: Math.sqrt(variance / batches) };
}
