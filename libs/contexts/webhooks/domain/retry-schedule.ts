const SECOND = 1;
const MINUTE = 60;
const HOUR = 3_600;

/** After the first try, as the Standard Webhooks specification recommends: ten tries in all, over three days. */
const PAUSES_SECONDS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 21 * HOUR];
/** A pause is longer by up to this share, so that what failed together is not tried again together. */
const JITTER = 0.1;

/**
 * When to try again.
 * @param failed number of tries that have failed
 * @param lot from 0 to 1, spreads the tries
 * @returns null when there is no further try
 */
export function nextTry(failed: number, lot: number, now: Date): Date | null {
  const pause = PAUSES_SECONDS[failed - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * (1 + JITTER * lot) * 1000);
}
