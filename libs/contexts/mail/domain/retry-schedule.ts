const MINUTE = 60;
const HOUR = 3_600;

/** After the first try: a mail server that defers an unknown sender (greylisting) takes it at the second, one that is down within a day. */
const PAUSES_SECONDS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR];
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
