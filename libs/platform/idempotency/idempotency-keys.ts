import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { Clock } from '#kernel';
import { Store } from '../store/store';
import type { Transaction } from '../store/transaction';
import { newId } from '../time/ids';
import { inProgress, keyReused } from './idempotency.errors';

export const KEPT_HOURS = 24;
/** Longer than any request takes; a process that died leaves its claim for so long at most. */
const CLAIM_SECONDS = 60;

interface Row {
  caller: string;
  key: string;
  fingerprint: string;
  claim: string;
  claimedUntil: Date;
  result: { value: unknown } | null;
  answer: string | null;
  createdAt: Date;
}

/** Requests that create, by caller and `Idempotency-Key`: who works on one, what its transaction returned, and what was answered. */
export const IdempotencySchema = new EntitySchema<Row>({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  columns: {
    caller: { type: 'text', primary: true },
    key: { type: 'text', primary: true },
    fingerprint: { type: 'text' },
    claim: { type: 'uuid' },
    claimedUntil: { type: 'timestamptz', name: 'claimed_until' },
    result: { type: 'jsonb', nullable: true },
    answer: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [{ name: 'idempotency_keys_created', columns: ['createdAt'] }],
});

/** What identifies a request: who sent it, its key, and a digest of the rest. */
export interface Asked {
  caller: string;
  key: string;
  fingerprint: string;
}

/** The right to work on a request, with the result of an earlier attempt that ended before it could answer. */
export interface Claim extends Asked {
  id: string;
  result: Row['result'];
}

@Injectable()
export class IdempotencyKeys {
  /** At most one per request that was under way when the database failed. */
  private readonly unreleased: Claim[] = [];

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims a request, or returns its stored answer.
   * @throws DomainError `idempotency.key_reused`, `idempotency.in_progress`
   */
  async claim(asked: Asked): Promise<Claim | { answer: string }> {
    const now = this.clock.now();
    const [claimed] = await this.store.read<Pick<Row, 'claim' | 'result'>>(CLAIM, [
      asked.caller,
      asked.key,
      asked.fingerprint,
      newId(),
      later(now, CLAIM_SECONDS),
      now,
      later(now, -KEPT_HOURS * 3600),
    ]);
    if (claimed) return { ...asked, id: claimed.claim, result: claimed.result };
    const [known] = await this.store.read<Row>('select fingerprint, answer from idempotency_keys where caller = $1 and key = $2', [
      asked.caller,
      asked.key,
    ]);
    if (known && known.fingerprint !== asked.fingerprint) throw keyReused();
    if (known?.answer == null) throw inProgress();
    return { answer: known.answer };
  }

  async isKnown({ caller, key }: Omit<Asked, 'fingerprint'>): Promise<boolean> {
    const since = later(this.clock.now(), -KEPT_HOURS * 3600);
    const known = await this.store.read('select from idempotency_keys where caller = $1 and key = $2 and created_at > $3', [
      caller,
      key,
      since,
    ]);
    return known.length > 0;
  }

  /** Stores what the effect returned, in its transaction. @throws DomainError `idempotency.in_progress` when the claim went to somebody else */
  async keep(tx: Transaction, { caller, key, id }: Claim, value: unknown): Promise<void> {
    const kept = await tx.query('update idempotency_keys set result = $4 where caller = $1 and key = $2 and claim = $3 returning key', [
      caller,
      key,
      id,
      JSON.stringify({ value }),
    ]);
    if (kept.length === 0) throw inProgress();
  }

  async answered({ caller, key, id }: Claim, answer: string): Promise<void> {
    await this.store.read('update idempotency_keys set answer = $4 where caller = $1 and key = $2 and claim = $3', [
      caller,
      key,
      id,
      answer,
    ]);
  }

  /**
   * Gives up a request that was refused, so that the key is free again; one whose effect was committed only ends its claim. Where the
   * database fails, it is done as soon as that is back (`releaseLate`).
   */
  async release(claim: Claim): Promise<void> {
    try {
      await this.free(claim);
    } catch {
      this.unreleased.push(claim);
    }
  }

  /** Gives up what could not be given up in its time. */
  async releaseLate(): Promise<void> {
    for (let claim = this.unreleased[0]; claim; [claim] = this.unreleased) {
      await this.free(claim);
      this.unreleased.shift();
    }
  }

  private async free({ caller, key, id }: Claim): Promise<void> {
    await this.store.read('delete from idempotency_keys where caller = $1 and key = $2 and claim = $3 and result is null', [
      caller,
      key,
      id,
    ]);
    await this.store.read('update idempotency_keys set claimed_until = created_at where caller = $1 and key = $2 and claim = $3', [
      caller,
      key,
      id,
    ]);
  }

  async forgetOld(): Promise<void> {
    await this.store.read('delete from idempotency_keys where created_at <= $1', [later(this.clock.now(), -KEPT_HOURS * 3600)]);
  }
}

/** A claim is taken over when its time is up, and a key is as good as new after a day. */
const CLAIM = `
  insert into idempotency_keys as known (caller, key, fingerprint, claim, claimed_until, created_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (caller, key) do update set claim = excluded.claim, claimed_until = excluded.claimed_until, fingerprint = excluded.fingerprint,
    answer = null,
    result = case when known.created_at <= $7 then null else known.result end,
    created_at = case when known.created_at <= $7 then excluded.created_at else known.created_at end
  where known.created_at <= $7
    or (known.answer is null and known.claimed_until <= excluded.created_at and known.fingerprint = excluded.fingerprint)
  returning claim, result`;

function later(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
