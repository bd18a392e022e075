import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { subjectOf } from '#customers';
import { Customers, Tickets } from '#customers/lends';
import { Clock, InvalidField } from '#kernel';
import { actorOf, type CustomerCaller, Store, type Transaction } from '#platform';
import { chatAlreadyAssigned } from '../chat/domain/chat.errors';
import { Chats } from '../chat/chats.store';
import { MAX_TEXT } from '../chat/fields';

export interface LeftInstead {
  /** Where the answer goes. */
  email: string;
  message?: string;
}

/** A customer waits no longer: what it said, and says now, becomes a ticket that is answered by e-mail, and the chat ends. */
export class LeaveMessageInstead extends Command<void> {
  constructor(
    readonly by: CustomerCaller,
    readonly chatId: string,
    readonly left: LeftInstead,
  ) {
    super();
  }
}

@CommandHandler(LeaveMessageInstead)
export class LeaveMessageInsteadHandler implements ICommandHandler<LeaveMessageInstead> {
  constructor(
    private readonly chats: Chats,
    private readonly customers: Customers,
    private readonly tickets: Tickets,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId, left }: LeaveMessageInstead): Promise<void> {
    return this.store.transaction(async (tx) => {
      const customer = await this.customers.lockMeant(tx, by.id);
      this.customers.mustLetIn(customer);
      const chat = await this.chats.lockAs(tx, by, 'takePart', chatId);
      if (chat.status === 'active') throw chatAlreadyAssigned();
      const actor = actorOf(by);
      chat.close(actor, 'customer', null, this.clock.now());
      const message = await this.said(tx, chatId, left.message);
      const subject = chat.subject ?? subjectOf(message);
      const ticket = { customerId: customer.id, subject, source: 'offline' as const, chatId, message };
      chat.openTicket((await this.tickets.open(tx, ticket, actor)).id, actor);
      customer.change({ email: left.email }, actor, this.clock.now());
    });
  }

  /** @throws InvalidField where the customer has said nothing at all */
  private async said(tx: Transaction, chatId: string, last: string | undefined): Promise<string> {
    const rows = await tx.query<{ text: string }>(
      `select text from messages where chat_id = $1 and sender_type = 'customer' and deleted_at is null and text is not null order by seq desc limit 100`,
      [chatId],
    );
    const texts = [...rows.reverse().map(({ text }) => text), ...(last === undefined ? [] : [last])];
    if (texts.length === 0) throw new InvalidField('/message', 'must say something, as nothing was said in the chat');
    return texts.join('\n\n').slice(-MAX_TEXT);
  }
}
