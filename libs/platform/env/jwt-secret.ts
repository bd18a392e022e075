import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env';
import { openDataDir } from './data-dir';

const MIN_BYTES = 32;
const MIN_DISTINCT_CHARACTERS = 8;

export const WEAK_SECRET = `is weak: use at least ${MIN_BYTES} random bytes, e.g. from \`openssl rand -base64 48\``;

export function isStrongSecret(secret: string): boolean {
  return Buffer.byteLength(secret) >= MIN_BYTES && new Set(secret).size >= MIN_DISTINCT_CHARACTERS;
}

/**
 * Returns the JWT signing key: `JWT_SECRET`, or a key that is generated once and stored in `DATA_DIR`. It is no text, of which jsonwebtoken would
 * try at every token whether it is a public key, and take fifty times as long.
 */
export function jwtKey({ JWT_SECRET, DATA_DIR }: Env): KeyObject {
  return createSecretKey(JWT_SECRET ?? storedSecret(DATA_DIR), 'utf8');
}

function storedSecret(dataDir: string): string {
  const path = join(dataDir, 'jwt-secret');
  openDataDir(dataDir);
  try {
    writeFileSync(path, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
