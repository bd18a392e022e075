import { Secret, TOTP } from 'otpauth';
import { hashOfSecret } from '#platform';
import type { Guess } from './domain/second-factor';

const ISSUER = 'Switchboard';
/** A code is good for one step of 30 s before and after its own, as clocks differ. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 10;

/** A new secret, in base32, and the address by which authenticators take it from a QR code. */
export function newTotp(email: string): { secret: string; uri: string } {
  const secret = new Secret();
  return { secret: secret.base32, uri: new TOTP({ issuer: ISSUER, label: email, secret }).toString() };
}

/** The step of time (30 s) for which this is the code; null if it is none. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const timestamp = now.getTime();
  const delta = totp.validate({ token: compact(code), timestamp, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

/** What somebody typed, as the domain judges it: six digits are a code of the authenticator, all else may be a recovery code. */
export function guessOf(secret: string, code: string, now: Date): Guess {
  return /^\d{6}$/.test(compact(code)) ? { step: stepOf(secret, code, now) } : { recoveryHash: hashOfRecovery(code) };
}

/** Codes of 80 random bits each, in groups of four: `ABCD-EFGH-…`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => new Secret({ size: RECOVERY_BYTES }).base32.match(/.{4}/g)!.join('-'));
}

export const hashOfRecovery = (code: string): string => hashOfSecret(compact(code).toUpperCase());

const compact = (code: string): string => code.replace(/[\s-]/g, '');
