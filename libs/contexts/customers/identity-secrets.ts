import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntitySchema } from 'typeorm';
import { Clock } from '#kernel';
import { Env, Store, type Transaction } from '#platform';
import { identitySecretConfigured } from './domain/customers.errors';

const SECRET_BYTES = 32;
/** Time for which a replaced secret stays valid, so that the servers that sign with it can be reconfigured. */
const GOOD_AFTER_CHANGE_HOURS = 24;

interface IdentitySecret {
  secret: string;
  createdAt: Date;
  /** Time from which the secret is not valid; null while it is in use. */
  goodUntil: Date | null;
}

export const IdentitySecretSchema = new EntitySchema<IdentitySecret>({
  name: 'IdentitySecret',
  tableName: 'identity_secrets',
  columns: {
    secret: { type: 'text', primary: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    goodUntil: { type: 'timestamptz', name: 'good_until', nullable: true },
  },
  indices: [{ name: 'identity_secrets_in_use', columns: ['goodUntil'], where: 'good_until IS NULL', synchronize: false }],
});

/** Signing secrets of identity tokens: `IDENTITY_SECRET`, or one that is generated once and stored. */
@Injectable()
export class IdentitySecrets {
  constructor(
    private readonly env: Env,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async inUse(): Promise<string> {
    if (this.env.IDENTITY_SECRET !== undefined) return this.env.IDENTITY_SECRET;
    const [kept] = await this.dataSource.query<{ secret: string }[]>('select secret from identity_secrets where good_until is null');
    return kept?.secret ?? this.store.transaction((tx) => this.make(tx));
  }

  /** All secrets with which a valid token may be signed. */
  async good(): Promise<string[]> {
    if (this.env.IDENTITY_SECRET !== undefined) return [this.env.IDENTITY_SECRET];
    const kept = await this.dataSource.query<{ secret: string }[]>(
      'select secret from identity_secrets where good_until is null or good_until > $1',
      [this.clock.now()],
    );
    return kept.map(({ secret }) => secret);
  }

  /** @throws DomainError `identity.secret_is_configured` */
  rotate(): Promise<string> {
    if (this.env.IDENTITY_SECRET !== undefined) throw identitySecretConfigured();
    return this.store.transaction(async (tx) => {
      const now = this.clock.now();
      await tx.query('delete from identity_secrets where good_until <= $1', [now]);
      await tx.query('update identity_secrets set good_until = $1::timestamptz + make_interval(hours => $2) where good_until is null', [
        now,
        GOOD_AFTER_CHANGE_HOURS,
      ]);
      tx.did({ action: 'identity_secret.rotated', target: { type: 'identity_secret', id: null }, before: null, after: null });
      return this.make(tx);
    });
  }

  /** Generates the first secret. The unique index permits one secret in use, so of two nodes the second reads that of the first. */
  private async make(tx: Transaction): Promise<string> {
    await tx.query('insert into identity_secrets (secret, created_at) values ($1, $2) on conflict do nothing', [
      randomBytes(SECRET_BYTES).toString('base64url'),
      this.clock.now(),
    ]);
    const [made] = await tx.query<{ secret: string }>('select secret from identity_secrets where good_until is null');
    return made!.secret;
  }
}
