import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';

const CURVE = 'prime256v1';
/** Of the one record that a message is; what browsers take is smaller. */
const RECORD_BYTES = 4_096;
const SALT_BYTES = 16;
const LAST_RECORD = Buffer.from([2]);

/** What a browser gave to encrypt for it: base64url. */
export interface BrowserKeys {
  /** Point of P-256, not compressed. */
  p256dh: string;
  /** 16 bytes. */
  auth: string;
}

/** Whether a text is the public key of a browser: a point that lies on the curve. */
export function isPublicKey(text: string): boolean {
  const point = bytes(text);
  if (point.length !== 65 || point[0] !== 4) return false;
  try {
    made().computeSecret(point);
    return true;
  } catch {
    return false;
  }
}

/** Encrypts for one browser alone, so that its push service cannot read it: RFC 8291 with the content coding `aes128gcm` (RFC 8188). */
export function encryptedFor({ p256dh, auth }: BrowserKeys, text: string, sender = made(), salt = randomBytes(SALT_BYTES)): Buffer {
  const [receiver, own] = [bytes(p256dh), sender.getPublicKey()];
  const shared = sender.computeSecret(receiver);
  const key = derived(shared, bytes(auth), Buffer.concat([Buffer.from('WebPush: info\0'), receiver, own]), 32);
  const cipher = createCipheriv(
    'aes-128-gcm',
    derived(key, salt, 'Content-Encoding: aes128gcm\0', 16),
    derived(key, salt, 'Content-Encoding: nonce\0', 12),
  );
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_BYTES);
  head[4] = own.length;
  return Buffer.concat([salt, head, own, cipher.update(text, 'utf8'), cipher.update(LAST_RECORD), cipher.final(), cipher.getAuthTag()]);
}

function made(): ECDH {
  const keys = createECDH(CURVE);
  keys.generateKeys();
  return keys;
}

const derived = (secret: Buffer, salt: Buffer, info: string | Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
