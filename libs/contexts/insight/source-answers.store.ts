import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import type { DomainError } from '#kernel';
import { Collection, Store, type Transaction } from '#platform';
import { sourceNotFound } from './domain/insight.errors';
import { SourceAnswer } from './domain/source-answer';

/** An answer whose node died is claimed again by another; after so many claims it is given up. */
const MAX_ATTEMPTS = 3;
const REMOVED_AT_ONCE = 1_000;

export const SourceAnswerSchema = new EntitySchema<SourceAnswer>({
  name: 'SourceAnswer',
  target: SourceAnswer,
  tableName: 'context_answers',
  columns: {
    id: { type: 'uuid', primary: true },
    chatId: { type: 'uuid', name: 'chat_id' },
    source: { type: 'text' },
    status: { type: 'text' },
    cards: { type: 'jsonb' },
    attempts: { type: 'smallint' },
    claimedUntil: { type: 'timestamptz', name: 'claimed_until', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    answeredAt: { type: 'timestamptz', name: 'answered_at', nullable: true },
  },
  indices: [
    { name: 'context_answers_chat', columns: ['chatId', 'source'], unique: true },
    { name: 'context_answers_age', columns: ['createdAt'] },
    { name: 'context_answers_pending', columns: ['source', 'createdAt', 'id'], where: "status = 'pending'" },
  ],
});

/** Claim: this node alone asks the source for the answer, until the claim lapses. */
export interface Claim {
  id: string;
  chatId: string;
  source: string;
}

@Injectable()
export class SourceAnswers extends Collection<SourceAnswer> {
  constructor(store: Store) {
    super(store, SourceAnswerSchema);
  }

  /** Claims pending answers that no node has claimed, the oldest first, at most `room` of each source. */
  async claim(room: ReadonlyMap<string, number>, now: Date, until: Date): Promise<Claim[]> {
    const [claims] = await this.store.dataSource.query<[Claim[], number]>(
      `update context_answers set attempts = attempts + 1, claimed_until = $4
       where id in (
         select free.id from unnest($1::text[], $2::int[]) as wanted(source, room)
         cross join lateral (
           select id from context_answers a
           where a.source = wanted.source and a.status = 'pending' and a.attempts < ${MAX_ATTEMPTS} and (a.claimed_until is null or a.claimed_until < $3)
           order by a.created_at, a.id limit wanted.room for update skip locked
         ) free)
       returning id, chat_id as "chatId", source`,
      [[...room.keys()], [...room.values()], now, until],
    );
    return claims;
  }

  /** Gives up the claims of a node that stops, which then do not count as attempts. */
  async release(ids: readonly string[]): Promise<void> {
    await this.store.dataSource.query(
      `update context_answers set attempts = attempts - 1, claimed_until = null where id = any($1) and status = 'pending'`,
      [ids],
    );
  }

  /** Locks pending answers, created before `createdBefore`, that no node will claim: the source was removed, or all attempts were used. */
  async lockHopeless(tx: Transaction, sources: readonly string[], createdBefore: Date, now: Date): Promise<SourceAnswer[]> {
    const found = await tx.query<{ id: string }>(
      `select id from context_answers
       where status = 'pending' and created_at < $2 and (claimed_until is null or claimed_until < $3)
         and (not source = any($1) or attempts >= ${MAX_ATTEMPTS})
       limit 500`,
      [sources, createdBefore, now],
    );
    return this.lockAll(
      tx,
      found.map(({ id }) => id),
    );
  }

  /** Removes answers that were created before, of chats that are closed. */
  async removeBefore(time: Date): Promise<void> {
    for (let removed = REMOVED_AT_ONCE; removed === REMOVED_AT_ONCE;) {
      const rows = await this.store.read<{ id: string }>(
        `delete from context_answers where id in (
           select a.id from context_answers a join chats c on c.id = a.chat_id
           where a.created_at < $1 and c.status = 'closed' order by a.created_at limit ${REMOVED_AT_ONCE})
         returning id`,
        [time],
      );
      removed = rows.length;
    }
  }

  protected missing(): DomainError {
    return sourceNotFound();
  }
}
