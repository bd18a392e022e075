import { Injectable } from '@nestjs/common';
import { type Customer, type CustomerDetails, Customers } from '#customers';
import { InvalidField } from '#kernel';
import type { Caller, Transaction } from '#platform';
import { chatAlreadyOpen } from './domain/chat.errors';

/** Decides whose chat it is. */
@Injectable()
export class ChatStarters {
  constructor(private readonly customers: Customers) {}

  async customerFor(tx: Transaction, by: Caller | undefined, details: CustomerDetails | undefined): Promise<Customer> {
    if (by?.type === 'customer') return this.returning(tx, by.id);
    if (details === undefined) throw new InvalidField('/customer', 'must be given');
    return by ? this.customers.vouchedFor(tx, details) : this.customers.addStranger(tx, details);
  }

  /** The lock on the customer keeps two tabs from opening two chats. */
  private async returning(tx: Transaction, customerId: string): Promise<Customer> {
    const customer = await this.customers.lock(tx, customerId);
    const [open] = await tx.query<{ id: string }>(`select id from chats where customer_id = $1 and status <> 'closed' limit 1`, [customerId]);
    if (open) throw chatAlreadyOpen(open.id);
    return customer;
  }
}
