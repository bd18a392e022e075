import { Injectable } from '@nestjs/common';
import { customerBlocked, type CustomerDetails, type Identity } from '#customers';
import { type Customer, Customers } from '#customers/lends';
import { Clock, InvalidField } from '#kernel';
import type { Caller, Transaction } from '#platform';
import { chatAlreadyOpen } from '../chat/domain/chat.errors';
import { CustomerAdmission } from './customer-admission';

/** So long after its close a chat is continued by what its customer writes next. */
const REOPENS_WITHIN_MS = 24 * 60 * 60 * 1000;

export interface Starter {
  customer: Customer;
  previousChatId: string | null;
}

/** Decides whose chat it is, and which one it continues. */
@Injectable()
export class ChatStarters {
  constructor(
    private readonly customers: Customers,
    private readonly admission: CustomerAdmission,
    private readonly clock: Clock,
  ) {}

  async starterFor(tx: Transaction, by: Caller | undefined, details: CustomerDetails | undefined, identity: Identity | undefined): Promise<Starter> {
    if (identity) {
      const customer = await this.customers.identified(tx, identity, details?.name ?? identity.externalId);
      return by?.type === 'staff' ? { customer, previousChatId: null } : this.returning(tx, customer, this.admission.tokenFor(customer.id));
    }
    if (by?.type === 'customer') return this.returning(tx, await this.customers.lock(tx, by.id));
    if (details === undefined) throw new InvalidField('/customer', 'must be given');
    const customer = by ? await this.customers.vouchedFor(tx, details) : this.customers.addStranger(tx, details);
    return { customer, previousChatId: null };
  }

  /**
   * The lock on the customer keeps two tabs from opening two chats.
   * @param token lets whoever proved to be the customer into the chat that is open
   */
  private async returning(tx: Transaction, customer: Customer, token?: string): Promise<Starter> {
    if (customer.isBlocked(this.clock.now())) throw customerBlocked(customer.blockedUntil!);
    const [last] = await tx.query<{ id: string; closedAt: Date | null }>(
      `select id, closed_at as "closedAt" from chats where customer_id = $1 order by status = 'closed', created_at desc limit 1`,
      [customer.id],
    );
    if (last && last.closedAt === null) throw chatAlreadyOpen(last.id, token);
    const continues = last && this.clock.now().getTime() - last.closedAt!.getTime() <= REOPENS_WITHIN_MS;
    return { customer, previousChatId: continues ? last.id : null };
  }
}
