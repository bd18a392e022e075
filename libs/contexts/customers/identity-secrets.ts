import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntitySchema } from 'typeorm';
import { Clock } from '#kernel';
import { Env, Store, type Transaction } from '#platform';
import { identitySecretConfigured } from './domain/customers.errors';

const SECRET_BYTES = 32;
/** So long a secret that was changed is still good, for the servers that sign with it. */
const GOOD_AFTER_CHANGE_HOURS = 24;

interface IdentitySecret {
  secret: string;
  createdAt: Date;
  /** Null: in use. */
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

/** What the company's servers sign the identity of customers with: `IDENTITY_SECRET`, or one made once and kept. */
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

  /** All that a token may be signed with. */
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
      return this.make(tx);
    });
  }

  /** The index lets one be in use; whoever comes second takes the one that is. */
  private async make(tx: Transaction): Promise<string> {
    await tx.query('insert into identity_secrets (secret, created_at) values ($1, $2) on conflict do nothing', [
      randomBytes(SECRET_BYTES).toString('base64url'),
      this.clock.now(),
    ]);
    const [made] = await tx.query<{ secret: string }>('select secret from identity_secrets where good_until is null');
    return made!.secret;
  }
}
