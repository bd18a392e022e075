import type { DomainError } from '#kernel';
import { tooManyCodes, wrongSignInCode } from './directory.errors';

/** Codes that may be wrong in a row before each further one has to wait. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Second factor: time-based one-time passwords (RFC 6238), and codes to recover by. A plain object, as it is stored. */
export interface SecondFactor {
  /** Base32. It has to be readable, since codes are computed from it. */
  secret: string;
  /** Whether its owner has shown to have it; before that no sign-in needs it. */
  confirmed: boolean;
  /** The step of time of the code that was taken last: that one and earlier ones are no good any more. */
  lastStep: number;
  /** SHA-256 of the recovery codes that were not used. */
  recoveryHashes: string[];
  /** How many codes were wrong since the last good one, and when the last of them was: RFC 3339. */
  failures: number;
  failedAt: string | null;
}

/** What somebody typed: the step of time for which it is the code, null if it is none; or what may be a recovery code. */
export type Guess = { step: number | null } | { recoveryHash: string };

export const begun = (secret: string): SecondFactor => ({
  secret,
  confirmed: false,
  lastStep: 0,
  recoveryHashes: [],
  failures: 0,
  failedAt: null,
});

/**
 * Takes a guess. Whoever knows the password may guess a code of six digits a few times, and then more and more seldom; recovery codes are
 * long, always welcome, and so nobody can lock the owner out.
 * @returns the factor as it is from then on, and what is said against the guess
 */
export function take(factor: SecondFactor, guess: Guess, now: Date): { next: SecondFactor; refusal?: DomainError } {
  const good = { ...factor, failures: 0, failedAt: null };
  if ('recoveryHash' in guess) {
    const recoveryHashes = factor.recoveryHashes.filter((hash) => hash !== guess.recoveryHash);
    const isOne = recoveryHashes.length < factor.recoveryHashes.length;
    return isOne ? { next: { ...good, recoveryHashes } } : { next: factor, refusal: wrongSignInCode() };
  }
  const waitMs = waitOf(factor, now);
  if (waitMs > 0) return { next: factor, refusal: tooManyCodes(Math.ceil(waitMs / 1000)) };
  if (guess.step !== null && guess.step > factor.lastStep) return { next: { ...good, lastStep: guess.step } };
  return { next: { ...factor, failures: factor.failures + 1, failedAt: now.toISOString() }, refusal: wrongSignInCode() };
}

function waitOf({ failures, failedAt }: SecondFactor, now: Date): number {
  if (failures < FREE_FAILURES || failedAt === null) return 0;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MS);
  return Date.parse(failedAt) + wait - now.getTime();
}
