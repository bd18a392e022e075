import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

const SECRET = /^(?:whsec_)?([A-Za-z0-9+/]+={0,2})$/;
const BYTES = { least: 16, made: 32, most: 64 };

/** Whether a text is a secret of Standard Webhooks: base64 of 16 to 64 bytes, which `whsec_` may precede. */
export function isSigningSecret(text: unknown): boolean {
  const encoded = typeof text === 'string' ? SECRET.exec(text)?.[1] : undefined;
  if (encoded === undefined || encoded.length % 4 !== 0) return false;
  const { length } = Buffer.from(encoded, 'base64');
  return length >= BYTES.least && length <= BYTES.most;
}

/** A new random secret of Standard Webhooks. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(BYTES.made).toString('base64')}`;
}

/**
 * Signs a request by the Standard Webhooks specification.
 * @param secrets one, or several while a secret is being replaced: a receiver accepts the request by any of them
 * @param id names the message; the same for every attempt to deliver it
 */
export function signedHeaders(secrets: string | readonly string[], id: string, body: string, at: Date): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': [secrets]
      .flat()
      .map((secret) => new Webhook(secret).sign(id, at, body))
      .join(' '),
  };
}
