import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import type { DomainError } from '#kernel';
import { Collection, Store, type Transaction } from '#platform';
import { mailNotFound } from './domain/mail.errors';
import { ReceivedMail } from './domain/received-mail';

export const ReceivedMailSchema = new EntitySchema<ReceivedMail>({
  name: 'ReceivedMail',
  target: ReceivedMail,
  tableName: 'received_mails',
  columns: {
    id: { type: 'uuid', primary: true },
    source: { type: 'text' },
    messageId: { type: 'text', name: 'message_id', nullable: true },
    ticketId: { type: 'uuid', name: 'ticket_id' },
    customerId: { type: 'uuid', name: 'customer_id' },
    address: { type: 'text' },
    addressKey: { type: 'text', name: 'address_key' },
    name: { type: 'text', nullable: true },
    isFromCustomer: { type: 'boolean', name: 'is_from_customer' },
    text: { type: 'text', nullable: true },
    original: { type: 'text', nullable: true },
    leftOut: { type: 'jsonb', name: 'left_out' },
    isComplete: { type: 'boolean', name: 'is_complete' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  indices: [
    { name: 'received_mails_source', columns: ['source'], unique: true },
    { name: 'received_mails_of_ticket', columns: ['ticketId', 'createdAt', 'id'] },
    { name: 'received_mails_of_customer', columns: ['customerId'] },
    { name: 'received_mails_from_address', columns: ['addressKey', 'createdAt'] },
  ],
});

interface InboxRow {
  name: string;
  uidValidity: string;
  lastUid: string;
}

/** How far each mailbox was read. */
export const InboxSchema = new EntitySchema<InboxRow>({
  name: 'Inbox',
  tableName: 'inboxes',
  columns: {
    name: { type: 'text', primary: true },
    uidValidity: { type: 'bigint', name: 'uid_validity' },
    lastUid: { type: 'bigint', name: 'last_uid' },
  },
});

/** Incoming mails, and how far the mailbox from which they come was read. */
@Injectable()
export class ReceivedMails extends Collection<ReceivedMail> {
  constructor(store: Store) {
    super(store, ReceivedMailSchema);
  }

  /** The mail that came before from the same place, or from the same sender under the same `Message-ID`. */
  async before(tx: Transaction, mail: Pick<ReceivedMail, 'source' | 'ticketId' | 'messageId' | 'addressKey'>): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `select id from received_mails where source = $1
       union all select id from received_mails where ticket_id = $2 and message_id = $3 and address_key = $4 limit 1`,
      [mail.source, mail.ticketId, mail.messageId, mail.addressKey],
    );
    return row?.id;
  }

  /** How many came from an address since then. */
  async cameFrom(tx: Transaction, addressKey: string, since: Date): Promise<number> {
    const [row] = await tx.query<{ mails: number }>(
      'select count(*)::int as mails from received_mails where address_key = $1 and created_at > $2',
      [addressKey, since],
    );
    return row!.mails;
  }

  /** UID of the last mail that was dealt with; null where the mailbox is new, or its UIDs are. */
  async lastUid(name: string, uidValidity: bigint): Promise<number | null> {
    const [row] = await this.store.read<{ lastUid: string }>(
      'select last_uid as "lastUid" from inboxes where name = $1 and uid_validity = $2',
      [name, uidValidity],
    );
    return row === undefined ? null : Number(row.lastUid);
  }

  async readUntil(name: string, uidValidity: bigint, uid: number): Promise<void> {
    await this.store.read(
      `insert into inboxes (name, uid_validity, last_uid) values ($1, $2, $3)
       on conflict (name) do update set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid`,
      [name, uidValidity, uid],
    );
  }

  async erase(tx: Transaction, customerIds: readonly string[]): Promise<void> {
    await tx.query('delete from received_mails where customer_id = any($1)', [customerIds]);
  }

  async follow(tx: Transaction, customerId: string, intoId: string): Promise<void> {
    await tx.query('update received_mails set customer_id = $2 where customer_id = $1', [customerId, intoId]);
  }

  protected missing(): DomainError {
    return mailNotFound();
  }
}
