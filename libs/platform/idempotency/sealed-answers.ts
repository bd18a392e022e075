import { createCipheriv, createDecipheriv, createHash, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JWT_KEY } from '../auth/jwt-key.token';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Authenticated encryption of stored answers. They contain tokens and keys that are shown once, so that the database alone must not
 * reveal them: an answer can be read only with the `Idempotency-Key`, of which the database has a digest, and the signing key.
 */
@Injectable()
export class SealedAnswers {
  constructor(@Inject(JWT_KEY) private readonly jwtKey: KeyObject) {}

  /** Digest of an `Idempotency-Key`, under which its request is stored. */
  digest(key: string): string {
    return createHash('sha256').update(key).digest('base64url');
  }

  seal(key: string, text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.keyFor(key), iv);
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** @throws Error for what was not sealed with this key */
  open(key: string, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv(ALGORITHM, this.keyFor(key), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  private keyFor(key: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.jwtKey, key, 'switchboard idempotent answers', KEY_BYTES));
  }
}
