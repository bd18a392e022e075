import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Meter, Store, type Transaction } from '#platform';
import type { WebhookAnswer, WebhookAttempt, WebhookDeliveryState } from '#protocol';
import { type Deleted, withoutMessage } from './domain/without-message';

/** Deliveries to one receiver that may be under way at once, at all nodes together. */
export const LANES = 4;
/** So many attempts of one delivery are shown; replays add to them. */
const MOST_ATTEMPTS = 50;

/** What a test sends; it happened to nobody. */
export const TEST_EVENT = 'webhook.test';
/** Rows that one statement changes. */
const MOST_AT_ONCE = 5_000;

export interface NewDelivery {
  id: string;
  webhookId: string;
  event: string;
  chatId: string | null;
  lane: number;
  body: string;
}

export interface DueDelivery {
  id: string;
  body: string;
  /** Tries that have failed. */
  tries: number;
}

export interface Lane {
  webhookId: string;
  lane: number;
}

/** A try, and what was answered; null when nothing was. */
export interface Tried {
  attempt: WebhookAttempt;
  answer: WebhookAnswer | null;
}

/** How a try ended. */
export interface Outcome extends Tried {
  state: WebhookDeliveryState;
  nextAttemptAt: Date | null;
}

/** Table of deliveries, as the queue sees it. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly store: Store,
    meter: Meter,
  ) {
    meter.depths('webhook_deliveries', 'Deliveries that are not delivered, of all nodes', 'state', () => this.undelivered());
  }

  private async undelivered(): Promise<Record<string, number>> {
    const rows = await this.store.read<{ state: string; deliveries: number }>(
      `select state, count(*)::int as deliveries from webhook_deliveries where state <> 'delivered' group by state`,
    );
    return { pending: 0, failed: 0, ...Object.fromEntries(rows.map(({ state, deliveries }) => [state, deliveries])) };
  }

  /**
   * Replaces facts by the deliveries that were made of them, in one statement: of two nodes that made them of the same facts one finds the
   * facts gone, and stores none.
   */
  async replace(facts: readonly string[], deliveries: readonly (NewDelivery & { fact: string })[], now: Date): Promise<void> {
    await this.store.read(
      `with gone as (delete from webhook_facts where position = any($1::bigint[]) returning position)
       insert into webhook_deliveries (id, webhook_id, lane, event, chat_id, body, state, tries, attempts, created_at)
       select id, "webhookId", lane, event, "chatId", body, 'pending', 0, '[]', $3
       from rows from (json_to_recordset($2) as (id uuid, "webhookId" uuid, lane smallint, event text, "chatId" uuid, body text, fact bigint))
         with ordinality as new
       where fact in (select position from gone) order by new.ordinality`,
      [facts, JSON.stringify(deliveries), now],
    );
  }

  /** The lanes of active webhooks in which something is due. */
  async dueLanes(now: Date): Promise<Lane[]> {
    const due = 'select from webhook_deliveries d where d.webhook_id = w.id and d.lane = l.lane and d.state =';
    return this.store.read<Lane>(
      `select w.id as "webhookId", l.lane from webhooks w cross join generate_series(0, ${LANES - 1}) as l(lane)
       where w.active and w.deleted_at is null
         and (exists (${due} 'pending' and d.next_attempt_at is null) or exists (${due} 'pending' and d.next_attempt_at <= $1))`,
      [now],
    );
  }

  /** What is due in a lane: what was never tried in its order, then what failed. */
  async due({ webhookId, lane }: Lane, now: Date, most: number): Promise<DueDelivery[]> {
    const of = `from webhook_deliveries where webhook_id = $1 and lane = $2 and state = 'pending'`;
    return this.store.read<DueDelivery>(
      `(select id, body, tries ${of} and next_attempt_at is null order by position limit $4)
       union all (select id, body, tries ${of} and next_attempt_at <= $3 order by next_attempt_at, position limit $4)`,
      [webhookId, lane, now, most],
    );
  }

  /**
   * Records a try, unless somebody else has recorded it; within a transaction if one is given. The answer to what is not to be kept any more
   * is not kept either, since it may repeat it.
   */
  async record({ id, body, tries }: DueDelivery, { attempt, answer, state, nextAttemptAt }: Outcome, tx?: Transaction): Promise<void> {
    const sql = `update webhook_deliveries set state = $3, tries = tries + 1, next_attempt_at = $4,
         attempts = case when jsonb_array_length(attempts) < ${MOST_ATTEMPTS} then attempts else attempts - 0 end || $5::jsonb,
         answer = case when body = $7 then coalesce($6, answer) end
       where id = $1 and tries = $2 and state = 'pending'`;
    const values = [id, tries, state, nextAttemptAt, JSON.stringify(attempt), answer && JSON.stringify(answer), body];
    await (tx ? tx.query(sql, values) : this.store.read(sql, values));
  }

  /** Removes what was, or would be, sent of these chats. */
  async eraseChats(tx: Transaction, chatIds: readonly string[]): Promise<void> {
    await tx.query('delete from webhook_deliveries where chat_id = any($1::uuid[])', [chatIds]);
    await tx.query(`delete from webhook_facts where data ->> 'chatId' = any($1::text[])`, [chatIds]);
  }

  /** Removes what was, or would be, sent of the chats of these customers. */
  async erase(tx: Transaction, customerIds: readonly string[]): Promise<void> {
    await tx.query('delete from webhook_deliveries where chat_id in (select id from chats where customer_id = any($1))', [customerIds]);
    await tx.query(`delete from webhook_facts where data ->> 'chatId' in (select id::text from chats where customer_id = any($1))`, [
      customerIds,
    ]);
  }

  /** Takes what a message said out of what is kept of its chat. */
  async forgetText(tx: Transaction, { chatId, ...deleted }: Deleted & { chatId: string }): Promise<void> {
    const kept = await tx.query<{ id: string; body: string }>('select id, body from webhook_deliveries where chat_id = $1 for update', [
      chatId,
    ]);
    const changed = kept.flatMap(({ id, body }) => {
      const without = withoutMessage(body, deleted);
      return without === body ? [] : [{ id, body: without }];
    });
    await tx.query(
      'update webhook_deliveries d set body = new.body, answer = null from json_to_recordset($1) as new (id uuid, body text) where d.id = new.id',
      [JSON.stringify(changed)],
    );
    await tx.query(
      `update webhook_facts set data = jsonb_set(data, '{message}', data -> 'message' || '{"text": null, "attachments": []}')
       where data ->> 'messageId' = $1 and data ? 'message'`,
      [deleted.messageId],
    );
    await tx.query(
      `update webhook_facts set data = jsonb_set(data, '{message,replyTo}', data #> '{message,replyTo}' || '{"text": null, "files": 0, "deleted": true}')
       where data #>> '{message,replyTo,id}' = $1`,
      [deleted.messageId],
    );
  }

  /** Stores what was tried once, at the request of an admin, and is not tried again. */
  async addTried(delivery: NewDelivery, { attempt, answer }: Tried, now: Date): Promise<void> {
    await this.store.read(
      `insert into webhook_deliveries (id, webhook_id, lane, event, chat_id, body, state, tries, attempts, answer, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, 1, jsonb_build_array($8::jsonb), $9, $10)`,
      [
        delivery.id,
        delivery.webhookId,
        delivery.lane,
        delivery.event,
        delivery.chatId,
        delivery.body,
        attempt.error === undefined ? 'delivered' : 'failed',
        JSON.stringify(attempt),
        answer && JSON.stringify(answer),
        now,
      ],
    );
  }

  /** Makes one due now, with all its tries before it. @returns whether there is such a delivery */
  async replay(webhookId: string, id: string): Promise<boolean> {
    return (await this.makeDue('webhook_id = $1 and id = $2', [webhookId, id])) > 0;
  }

  /** Makes all due that were made since, in the order in which they were. @returns how many */
  async replaySince(webhookId: string, since: string): Promise<number> {
    let replayed = 0;
    for (let last = '0'; ;) {
      const [batch] = await this.store.read<{ count: number; last: string | null }>(
        `with due as (
           update webhook_deliveries set state = 'pending', tries = 0, next_attempt_at = null
           where id in (select id from webhook_deliveries where webhook_id = $1 and position > $3 and created_at >= $2 and event <> '${TEST_EVENT}'
             order by position limit ${MOST_AT_ONCE}) returning position)
         select count(*)::int as count, max(position) as last from due`,
        [webhookId, since, last],
      );
      if (batch!.last === null) return replayed;
      replayed += batch!.count;
      last = batch!.last;
    }
  }

  /** Removes the deliveries that are older, and those of webhooks that were deleted. */
  async removeBefore(time: Date): Promise<void> {
    for (let removed = MOST_AT_ONCE; removed === MOST_AT_ONCE;) {
      const rows = await this.store.read(
        `delete from webhook_deliveries where id in (
           (select id from webhook_deliveries where created_at < $1 limit ${MOST_AT_ONCE / 2})
           union all (select d.id from webhooks w join webhook_deliveries d on d.webhook_id = w.id where w.deleted_at is not null limit ${MOST_AT_ONCE / 2}))
         returning id`,
        [time],
      );
      removed = rows.length;
    }
  }

  private async makeDue(which: string, values: unknown[]): Promise<number> {
    const rows = await this.store.read(
      `update webhook_deliveries set state = 'pending', tries = 0, next_attempt_at = null where ${which} and event <> '${TEST_EVENT}' returning id`,
      values,
    );
    return rows.length;
  }
}

/** The lane of a subject: always the same, and about as many subjects in each. */
export function laneOf(subject: string): number {
  return createHash('sha256').update(subject).digest()[0]! % LANES;
}
