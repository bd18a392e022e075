import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CustomerCaller, Store } from '#platform';
import type { LeftMessage } from '#protocol';
import { Customers } from '../customers.store';
import { subjectOf } from '../domain/subject';
import { Tickets } from '../tickets.store';

/** Leaves an offline message of an unknown visitor: creates a customer and a ticket, whether or not agents are online. */
export class LeaveMessage extends Command<LeftMessage> {
  constructor(
    readonly from: { name: string; email: string; locale?: string; network?: string },
    readonly message: string,
    /** Who it is, if a token says so. */
    readonly by?: CustomerCaller,
  ) {
    super();
  }
}

@CommandHandler(LeaveMessage)
export class LeaveMessageHandler implements ICommandHandler<LeaveMessage> {
  constructor(
    private readonly customers: Customers,
    private readonly tickets: Tickets,
    private readonly store: Store,
  ) {}

  execute({ from, message, by }: LeaveMessage): Promise<LeftMessage> {
    return this.store.once(async (tx) => {
      if (by) this.customers.mustLetIn(await this.customers.lockMeant(tx, by.id));
      const { id: customerId } = this.customers.addStranger(tx, { ...from, phone: null, externalId: null });
      const ticket = { customerId, subject: subjectOf(message), source: 'offline' as const, message };
      const { id, reference, status, subject, createdAt } = await this.tickets.open(tx, ticket, { type: 'customer', id: customerId });
      return { ticket: { id, reference, status, subject, createdAt: createdAt.toISOString() } };
    });
  }
}
