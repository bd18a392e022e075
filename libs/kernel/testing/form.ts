/** `npm run test:full` takes its time; `npm test` tells the short form of the same. */
const IS_FULL = process.env.FULL === '1';

/** A story that the short form leaves out, since a shorter one of its suite goes the same way. */
export const itInFull = IS_FULL ? it : it.skip;

/** Returns how often or with how many something is tried. */
export function inForm<T>(of: { full: T; short: T }): T {
  return IS_FULL ? of.full : of.short;
}

/** In the short form each call takes the next third of the values, so that every one of them is tried somewhere. */
export function takingTurns(): <T>(values: readonly T[]) => T[] {
  let turn = 0;
  return (values) => {
    const every = inForm({ full: 1, short: 3 });
    const taken = values.filter((_, i) => (i + turn) % every === 0);
    turn += 1;
    return taken;
  };
}
