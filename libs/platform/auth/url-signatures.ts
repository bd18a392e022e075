import { createHmac, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JWT_KEY } from './jwt-key.token';

const KEY_BYTES = 32;

/**
 * Signatures of URLs that can be opened without a token. The key is derived from the JWT secret by HKDF, so that nobody can turn a URL
 * signature into a token.
 */
@Injectable()
export class UrlSignatures {
  private readonly key: Buffer;

  constructor(@Inject(JWT_KEY) jwtKey: KeyObject) {
    this.key = Buffer.from(hkdfSync('sha256', jwtKey, '', 'switchboard url signatures', KEY_BYTES));
  }

  sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }

  isGood(text: string, signature: string): boolean {
    const [right, given] = [Buffer.from(this.sign(text)), Buffer.from(signature)];
    return right.length === given.length && timingSafeEqual(right, given);
  }
}
