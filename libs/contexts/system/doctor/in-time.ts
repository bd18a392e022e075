import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '#platform/env';
import { bad, type Finding } from './finding';

/** Longer than each step of a check may take by itself. */
const WITHIN_MS = 8_000;

/** What was found, or that the check itself failed or says nothing for `withinMs`. */
export async function inTime(about: string, looking: Promise<Finding[]>, withinMs = WITHIN_MS): Promise<Finding[]> {
  const ending = new AbortController();
  try {
    const late = [
      bad(about, `no answer within ${withinMs / 1_000} s`, 'see whether it is overloaded, or something swallows what it is asked'),
    ];
    return await Promise.race([looking, sleep(withinMs, late, { signal: ending.signal, ref: false })]);
  } catch (error) {
    return [bad(about, reasonOf(error), 'look at the log')];
  } finally {
    looking.catch(() => undefined);
    ending.abort();
  }
}
