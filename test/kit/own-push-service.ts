import { createECDH, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
// @ts-expect-error -- the decryption of another author has no types
import * as ece from 'http_ece';

const { decrypt } = ece as { decrypt: (body: Buffer, how: object) => Buffer };

/** What a browser tells the server to be called by. */
export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface Call {
  endpoint: string;
  headers: IncomingHttpHeaders;
  payload: { kind: string; chatId: string; name?: string; text?: string | null };
}

/** A push service as browsers have them (RFC 8030), with its browsers: it lets in whoever signs (RFC 8292), and they decrypt (RFC 8291). */
export class OwnPushService {
  readonly calls: Call[] = [];
  /** Why a request was not let in. */
  readonly refused: string[] = [];
  /** How many requests came, with an answer of `answers` or not. */
  asked = 0;
  answers = 201;
  private readonly browsers = new Map<string, { keys: ECDH; auth: string }>();

  private constructor(
    private readonly server: Server,
    private readonly origin: string,
  ) {}

  static async start(): Promise<OwnPushService> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const service = new OwnPushService(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => reply.writeHead(service.take(request.url!, request.headers, Buffer.concat(chunks))).end());
    });
    return service;
  }

  /** A new browser that may be called, by whoever has this public key. */
  subscribe(): Subscription {
    const keys = createECDH('prime256v1');
    const [path, auth] = [`/push/${randomBytes(8).toString('hex')}`, randomBytes(16).toString('base64url')];
    keys.generateKeys();
    this.browsers.set(path, { keys, auth });
    return { endpoint: this.origin + path, keys: { p256dh: keys.getPublicKey('base64url'), auth } };
  }

  to({ endpoint }: Subscription): Call['payload'][] {
    return this.calls.filter((call) => call.endpoint === endpoint).map(({ payload }) => payload);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private take(path: string, headers: IncomingHttpHeaders, body: Buffer): number {
    this.asked += 1;
    const browser = this.browsers.get(path);
    const flaw = browser ? this.flawOf(headers) : 'nobody is there';
    if (!browser || flaw !== undefined) {
      this.refused.push(flaw!);
      return 403;
    }
    if (this.answers !== 201) return this.answers;
    const text = decrypt(body, { version: 'aes128gcm', privateKey: browser.keys, authSecret: browser.auth }).toString();
    this.calls.push({ endpoint: this.origin + path, headers, payload: JSON.parse(text) as Call['payload'] });
    return 201;
  }

  private flawOf({ authorization = '', ttl, 'content-encoding': encoding }: IncomingHttpHeaders): string | undefined {
    const [, token, key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
    if (token === undefined) return 'no signature';
    const [head, claims, signature] = token.split('.') as [string, string, string];
    const point = Buffer.from(key!, 'base64url');
    const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
    const signer = { key: createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
    if (!verify('sha256', Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, 'base64url'))) return 'a wrong signature';
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string };
    const inSeconds = exp - Date.now() / 1000;
    if (aud !== this.origin || !sub.startsWith('mailto:')) return 'a signature for somebody else';
    if (inSeconds < 0 || inSeconds > 25 * 3600) return 'an old signature, or one for too long';
    return Number(ttl) >= 0 && encoding === 'aes128gcm' ? undefined : 'no TTL or encoding';
  }
}
