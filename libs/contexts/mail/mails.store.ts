import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { type Actor, Clock, type DomainError } from '#kernel';
import { type Audited, Collection, Meter, newId, newSecret, Store, type Transaction } from '#platform';
import type { MailKind } from '#protocol';
import { Mail, type NewMail } from './domain/mail';
import { mailNotFound } from './domain/mail.errors';
import { Limits } from './limits';
import { MailServer } from './mail-server';

export const MailSchema = new EntitySchema<Mail>({
  name: 'Mail',
  target: Mail,
  tableName: 'mails',
  columns: {
    id: { type: 'uuid', primary: true },
    messageId: { type: 'text', name: 'message_id' },
    kind: { type: 'text' },
    customerId: { type: 'uuid', name: 'customer_id' },
    chatId: { type: 'uuid', name: 'chat_id', nullable: true },
    ticketId: { type: 'uuid', name: 'ticket_id', nullable: true },
    authorId: { type: 'uuid', name: 'author_id', nullable: true },
    address: { type: 'text' },
    addressKey: { type: 'text', name: 'address_key' },
    locale: { type: 'text', nullable: true },
    text: { type: 'text', nullable: true },
    state: { type: 'text' },
    tries: { type: 'smallint' },
    nextTryAt: { type: 'timestamptz', name: 'next_try_at', nullable: true },
    error: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    sentAt: { type: 'timestamptz', name: 'sent_at', nullable: true },
  },
  indices: [
    { name: 'mails_due', columns: ['nextTryAt'], where: "state = 'queued'" },
    { name: 'mails_not_sent', columns: ['state'], where: "state <> 'sent'" },
    { name: 'mails_message', columns: ['messageId'], unique: true },
    { name: 'mails_to_address', columns: ['addressKey', 'createdAt'] },
    { name: 'mails_of_customer', columns: ['customerId'] },
    { name: 'mails_of_chat', columns: ['chatId', 'createdAt'], where: 'chat_id IS NOT NULL' },
    { name: 'mails_of_ticket', columns: ['ticketId', 'createdAt', 'id'], where: 'ticket_id IS NOT NULL' },
    { name: 'mails_age', columns: ['createdAt'], where: 'ticket_id IS NULL' },
  ],
});

/** Mails that are handed over at once, at all nodes together: mail servers bound how many connections somebody may have. */
export const LANES = 4;
const LANE = `(hashtext(id::text) & ${LANES - 1})`;
const IS_DUE = `state = 'queued' and next_try_at <= $1`;
/** Rows that one statement looks at or removes. */
const MOST_AT_ONCE = 1_000;

/** Outgoing e-mails, and the order in which they are due. */
@Injectable()
export class Mails extends Collection<Mail> {
  protected override readonly audited: Audited<Mail> = { target: 'mail', shows: ['kind', 'ticketId', 'chatId'] };

  constructor(
    store: Store,
    private readonly limits: Limits,
    private readonly server: MailServer,
    private readonly clock: Clock,
    meter: Meter,
  ) {
    super(store, MailSchema);
    meter.depths('mails_waiting', 'E-mails that are not sent, of all nodes', 'state', () => this.notSent());
  }

  /**
   * Puts a mail into the queue, in the transaction of what it tells.
   * @throws DomainError `mail.not_set_up`, `mail.too_many`
   */
  async post(tx: Transaction, mail: NewMail, by: Actor): Promise<Mail> {
    const { host } = this.server;
    const now = this.clock.now();
    const id = newId();
    const posted = new Mail(id, `<${id}.${newSecret()}@${host}>`, mail, by, now);
    await this.limits.take(tx, posted);
    return this.add(tx, posted);
  }

  /** The lanes in which something is due. */
  async dueLanes(now: Date): Promise<number[]> {
    const rows = await this.store.read<{ lane: number }>(
      `select distinct ${LANE} as lane from (select id from mails where ${IS_DUE} order by next_try_at limit ${MOST_AT_ONCE}) due`,
      [now],
    );
    return rows.map(({ lane }) => lane);
  }

  /** Mails of a lane that are due, in their order. */
  due(lane: number, now: Date, most: number): Promise<Pick<Mail, 'id'>[]> {
    return this.store.read(`select id from mails where ${IS_DUE} and ${LANE} = $2 order by next_try_at, id limit $3`, [now, lane, most]);
  }

  /** `Message-ID`s of the mails of the same ticket before this one, of both ways, the last 20. */
  async messageIdsBefore({ id, ticketId, createdAt }: Mail): Promise<string[]> {
    const last = (table: string): string => `(select message_id as "messageId", created_at, id from ${table}
      where ticket_id = $1 and message_id is not null and (created_at, id) < ($2, $3) order by created_at desc, id desc limit 20)`;
    const rows = await this.store.read<{ messageId: string }>(
      `${last('mails')} union all ${last('received_mails')} order by created_at desc, id desc limit 20`,
      [ticketId, createdAt, id],
    );
    return rows.map(({ messageId }) => messageId).reverse();
  }

  /** The mail that has one of these `Message-ID`s; of several, one that is about a ticket. */
  async withMessageId(messageIds: readonly string[]): Promise<Pick<Mail, 'id' | 'ticketId'> | undefined> {
    const [row] = await this.store.read<Pick<Mail, 'id' | 'ticketId'>>(
      'select id, ticket_id as "ticketId" from mails where message_id = any($1) order by ticket_id is null limit 1',
      [messageIds],
    );
    return row;
  }

  async sentSince(kind: MailKind, time: Date): Promise<number> {
    const [row] = await this.store.read<{ mails: number }>(
      'select count(*)::int as mails from mails where ticket_id is not null and kind = $1 and created_at > $2',
      [kind, time],
    );
    return row!.mails;
  }

  async areAbout(tx: Transaction, ticketId: string): Promise<boolean> {
    return (await tx.query('select 1 from mails where ticket_id = $1 limit 1', [ticketId])).length > 0;
  }

  /** Removes what concerns no ticket and is older. */
  async removeBefore(time: Date): Promise<void> {
    for (let removed = MOST_AT_ONCE; removed === MOST_AT_ONCE;) {
      const rows = await this.store.read(
        `delete from mails where id in (select id from mails where ticket_id is null and created_at < $1 limit ${MOST_AT_ONCE}) returning id`,
        [time],
      );
      removed = rows.length;
    }
  }

  async erase(tx: Transaction, customerIds: readonly string[]): Promise<void> {
    await tx.query('delete from mails where customer_id = any($1)', [customerIds]);
  }

  async follow(tx: Transaction, customerId: string, intoId: string): Promise<void> {
    await tx.query('update mails set customer_id = $2 where customer_id = $1', [customerId, intoId]);
  }

  protected missing(): DomainError {
    return mailNotFound();
  }

  private async notSent(): Promise<Record<string, number>> {
    const rows = await this.store.read<{ state: string; mails: number }>(
      `select state, count(*)::int as mails from mails where state <> 'sent' group by state`,
    );
    return { queued: 0, failed: 0, ...Object.fromEntries(rows.map(({ state, mails }) => [state, mails])) };
  }
}
