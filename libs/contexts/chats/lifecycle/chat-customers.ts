import { Injectable } from '@nestjs/common';
import { customerBlocked, type CustomerDetails, type Identity } from '#customers';
import { type Customer, Customers } from '#customers/lends';
import { Clock, InvalidField } from '#kernel';
import type { Caller, Transaction } from '#platform';
import { chatAlreadyOpen } from '../chat/domain/chat.errors';
import { CustomerTokenCheck } from './customer-token-check';

/** So long after its close a chat is continued by what its customer writes next. */
const REOPENS_WITHIN_MS = 24 * 60 * 60 * 1000;

/** So long after a chat was closed because its customer was gone, the customer may come back to its place in the queue. */
const KEEPS_AGE_MS = 10 * 60 * 1000;

export interface Starter {
  customer: Customer;
  previousChatId: string | null;
  /** Since when it has been waiting already. */
  queuedAt: Date | null;
}

interface LastChat {
  id: string;
  queuedAt: Date;
  closedAt: Date | null;
  customerGone: boolean;
}

/** Decides whose chat it is, and which one it continues. */
@Injectable()
export class ChatCustomers {
  constructor(
    private readonly customers: Customers,
    private readonly tokenCheck: CustomerTokenCheck,
    private readonly clock: Clock,
  ) {}

  async resolve(
    tx: Transaction,
    by: Caller | undefined,
    details: CustomerDetails | undefined,
    identity: Identity | undefined,
  ): Promise<Starter> {
    if (identity) {
      const customer = await this.customers.identified(tx, identity, details?.name ?? identity.externalId);
      return by?.type === 'staff'
        ? { customer, previousChatId: null, queuedAt: null }
        : this.returning(tx, customer, this.tokenCheck.tokenFor(customer.id));
    }
    if (by?.type === 'customer') return this.returning(tx, await this.customers.lock(tx, by.id));
    if (details === undefined) throw new InvalidField('/customer', 'must be given');
    const customer = by ? await this.customers.vouchedFor(tx, details) : this.customers.addStranger(tx, details);
    return { customer, previousChatId: null, queuedAt: null };
  }

  /**
   * The lock on the customer keeps two tabs from opening two chats.
   * @param token lets whoever proved to be the customer into the chat that is open
   */
  private async returning(tx: Transaction, customer: Customer, token?: string): Promise<Starter> {
    const now = this.clock.now();
    if (customer.isBlocked(now)) throw customerBlocked(customer.blockedUntil!);
    const [last] = await tx.query<LastChat>(
      `select id, queued_at as "queuedAt", closed_at as "closedAt", customer_gone as "customerGone"
       from chats where customer_id = $1 order by status = 'closed', created_at desc limit 1`,
      [customer.id],
    );
    if (!last) return { customer, previousChatId: null, queuedAt: null };
    if (last.closedAt === null) throw chatAlreadyOpen(last.id, token);
    const closedForMs = now.getTime() - last.closedAt.getTime();
    return {
      customer,
      previousChatId: closedForMs <= REOPENS_WITHIN_MS ? last.id : null,
      queuedAt: last.customerGone && closedForMs <= KEEPS_AGE_MS ? last.queuedAt : null,
    };
  }
}
