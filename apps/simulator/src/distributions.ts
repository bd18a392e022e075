import type { Random } from './random';

/** How long something takes, in seconds. */
export type Distribution =
  | { readonly kind: 'exponential'; readonly meanSeconds: number }
  | { readonly kind: 'constant'; readonly seconds: number }
  | { readonly kind: 'lognormal'; readonly meanSeconds: number; readonly sdSeconds: number }
  /** Any of those seen before, each as likely. */
  | { readonly kind: 'empirical'; readonly seconds: readonly number[] };

/** Draws one duration after the other. */
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

/** By inversion of the distribution function. */
export function exponential(mean: number, random: Random): number {
  return -mean * Math.log(1 - random.next());
}

/** e to the power of a normal variable, whose mean and variance follow from the wanted ones. */
function lognormal(mean: number, sd: number, random: Random): () => number {
  const variance = Math.log(1 + (sd / mean) ** 2);
  const centre = Math.log(mean) - variance / 2;
  return () => Math.exp(centre + Math.sqrt(variance) * normal(random));
}

/** Box and Muller 1958: of the two normal variables they make, one. */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
