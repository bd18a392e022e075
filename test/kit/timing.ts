import { performance } from 'node:perf_hooks';

const ROUNDS = 40;
/** Measured again before two count as told apart: what only the machine did is gone by then. */
const ATTEMPTS = 3;

/**
 * How well the slower of two requests can be told by the time it takes: the probability that one of the first takes longer than one of the
 * second (Mann–Whitney, the area under the curve). 0.5: not at all; 0 or 1: each time. They take turns, so that a busy machine hurts both.
 */
export async function toldApart(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<number> {
  const [firsts, seconds]: [number[], number[]] = [[], []];
  for (let round = -2; round < ROUNDS; round++)
    for (const [ask, into] of shuffled<[() => Promise<unknown>, number[]]>([first, firsts], [second, seconds], round)) {
      const began = performance.now();
      await ask();
      if (round >= 0) into.push(performance.now() - began);
    }
  const longer = firsts.flatMap((one) => seconds.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
  return longer.reduce<number>((sum, each) => sum + each, 0) / longer.length;
}

/** @returns the least of a few attempts that is beyond the bounds, or undefined when one is within */
export async function tellsApart(
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  within: number,
): Promise<number | undefined> {
  let last = 0.5;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    last = await toldApart(first, second);
    if (Math.abs(last - 0.5) <= within) return undefined;
  }
  return last;
}

const shuffled = <T>(one: T, other: T, round: number): T[] => (round % 2 === 0 ? [one, other] : [other, one]);
