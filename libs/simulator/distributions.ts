import type { Random } from './random';

/** Probability distribution of a duration in seconds. */
export type Distribution =
  | { readonly kind: 'exponential'; readonly meanSeconds: number }
  | { readonly kind: 'constant'; readonly seconds: number }
  | { readonly kind: 'lognormal'; readonly meanSeconds: number; readonly sdSeconds: number }
  /** Draws one of the observed values, all with the same probability. */
  | { readonly kind: 'empirical'; readonly seconds: readonly number[] };

/** Creates a function that draws durations. */
export function sampler(distribution: Distribution, random: Random): () => number {
  switch (distribution.kind) {
    case 'exponential':
      return () => exponential(distribution.meanSeconds, random);
    case 'constant':
      return () => distribution.seconds;
    case 'lognormal':
      return lognormal(distribution.meanSeconds, distribution.sdSeconds, random);
    case 'empirical':
      return () => distribution.seconds[Math.floor(random.next() * distribution.seconds.length)]!;
  }
}

/** Draws by inversion of the distribution function. */
export function exponential(mean: number, random: Random): number {
  return -mean * Math.log(1 - random.next());
}

/** Draws exp(X) of a normal X; the mean and variance of X follow from the wanted mean and standard deviation. */
function lognormal(mean: number, sd: number, random: Random): () => number {
  const variance = Math.log(1 + (sd / mean) ** 2);
  const centre = Math.log(mean) - variance / 2;
  return () => Math.exp(centre + Math.sqrt(variance) * normal(random));
}

/** Draws a standard normal variable by the Box–Muller transform (1958), using one of the two that it yields. */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
