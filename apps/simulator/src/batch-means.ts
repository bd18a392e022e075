/** An estimate and how far off it may be. */
export interface Estimate {
  readonly mean: number;
  /** One σ of the mean: in 997 of 1,000 runs the truth is within three. */
  readonly standardError: number;
}

/**
 * What a run of measurements says, one after the other. Those near each other depend on each other (whoever waits behind a long wait waits
 * long too), so that their spread says too little; the means of long batches hardly do (A. M. Law, "Simulation Modeling and
 * Analysis", 9.5.3). Twenty to thirty batches are usual.
 * @returns undefined when there are fewer than two measurements a batch
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
