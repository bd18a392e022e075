import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { Clock } from '#kernel';
import { Env, Store } from '#platform';

const GOOD_FOR_SECONDS = 12 * 3600;

interface PushKey {
  /** One row. */
  id: boolean;
  privateKey: string;
}

export const PushKeySchema = new EntitySchema<PushKey>({
  name: 'PushKey',
  tableName: 'push_keys',
  columns: { id: { type: 'boolean', primary: true }, privateKey: { type: 'text', name: 'private_key' } },
});

/**
 * VAPID keys (RFC 8292), by which push services know this installation: of `VAPID_PRIVATE_KEY`, or made once and stored. They stay, since
 * subscriptions are good for one key alone.
 */
@Injectable()
export class VapidKeys {
  private kept?: Promise<{ publicKey: string; key: KeyObject }>;

  constructor(
    private readonly env: Env,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async publicKey(): Promise<string> {
    return (await this.keys()).publicKey;
  }

  /** The header by which a push service lets a message in. */
  async authorization(endpoint: string): Promise<string> {
    const { publicKey, key } = await this.keys();
    const exp = Math.floor(this.clock.now().getTime() / 1000) + GOOD_FOR_SECONDS;
    const signed = [
      { typ: 'JWT', alg: 'ES256' },
      { aud: new URL(endpoint).origin, exp, sub: this.contact },
    ]
      .map(encoded)
      .join('.');
    const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    return `vapid t=${signed}.${signature}, k=${publicKey}`;
  }

  /** Whom a push service writes to when something is wrong. */
  private get contact(): string {
    const { MAIL_FROM: from, ADMIN_EMAIL: admin } = this.env;
    return `mailto:${/<(.+)>$/.exec(from ?? '')?.[1] ?? from ?? admin ?? 'postmaster@localhost'}`;
  }

  private keys(): Promise<{ publicKey: string; key: KeyObject }> {
    this.kept ??= this.read().then(keysOf);
    this.kept.catch(() => (this.kept = undefined));
    return this.kept;
  }

  /** Of two nodes that make one at once, the second reads that of the first. */
  private async read(): Promise<string> {
    if (this.env.VAPID_PRIVATE_KEY !== undefined) return this.env.VAPID_PRIVATE_KEY;
    const find = 'select private_key as "privateKey" from push_keys';
    const [kept] = await this.store.read<PushKey>(find, []);
    if (kept) return kept.privateKey;
    const made = createECDH('prime256v1');
    made.generateKeys();
    return this.store.transaction(async (tx) => {
      await tx.query('insert into push_keys (id, private_key) values (true, $1) on conflict do nothing', [
        made.getPrivateKey().toString('base64url'),
      ]);
      return (await tx.query<PushKey>(find))[0]!.privateKey;
    });
  }
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

function keysOf(d: string): { publicKey: string; key: KeyObject } {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(d, 'base64url'));
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString('base64url')) as [string, string];
  const padded = Buffer.from(d, 'base64url').toString('hex').padStart(64, '0');
  const key = createPrivateKey({
    key: { kty: 'EC', crv: 'P-256', x, y, d: Buffer.from(padded, 'hex').toString('base64url') },
    format: 'jwk',
  });
  return { publicKey: point.toString('base64url'), key };
}
