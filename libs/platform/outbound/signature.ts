import { Webhook } from 'standardwebhooks';

const SECRET = /^(?:whsec_)?([A-Za-z0-9+/]+={0,2})$/;
const BYTES = { least: 16, most: 64 };

/** Whether a text is a secret of Standard Webhooks: base64 of 16 to 64 bytes, which `whsec_` may precede. */
export function isSigningSecret(text: unknown): boolean {
  const encoded = typeof text === 'string' ? SECRET.exec(text)?.[1] : undefined;
  if (encoded === undefined || encoded.length % 4 !== 0) return false;
  const { length } = Buffer.from(encoded, 'base64');
  return length >= BYTES.least && length <= BYTES.most;
}

/**
 * Signs a request by the Standard Webhooks specification.
 * @param id names the message; the same for every attempt to deliver it
 */
export function signedHeaders(secret: string, id: string, body: string, at: Date): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
