import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** Returns a secret of 256 random bits, in base64url. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Returns what is kept of a secret, in hexadecimal. SHA-256 is enough: nobody can try 256 bits out as they could passwords. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
