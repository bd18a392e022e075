import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env';

const MIN_BYTES = 32;
const MIN_DISTINCT_CHARACTERS = 8;

/** Returns the JWT signing key: `JWT_SECRET`, or a key that is generated once and stored in `DATA_DIR`. Throws if `JWT_SECRET` is weak. */
export function jwtSecret(env: Env): string {
  if (env.JWT_SECRET === undefined) return storedSecret(env.DATA_DIR);
  if (Buffer.byteLength(env.JWT_SECRET) < MIN_BYTES || new Set(env.JWT_SECRET).size < MIN_DISTINCT_CHARACTERS) {
    throw new Error(`JWT_SECRET is weak: use at least ${MIN_BYTES} random bytes, e.g. from \`openssl rand -base64 48\``);
  }
  return env.JWT_SECRET;
}

function storedSecret(dataDir: string): string {
  const path = join(dataDir, 'jwt-secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
