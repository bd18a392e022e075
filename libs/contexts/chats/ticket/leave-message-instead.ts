import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Customers } from '#customers/lends';
import { Clock, InvalidField } from '#kernel';
import { actorOf, type CustomerCaller, Store } from '#platform';
import { chatAlreadyAssigned } from '../chat/domain/chat.errors';
import { Chats } from '../chat/chats.store';
import { LeftMessages } from './left-messages';

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
    private readonly leftMessages: LeftMessages,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidField where the customer has said nothing at all */
  execute({ by, chatId, left }: LeaveMessageInstead): Promise<void> {
    return this.store.transaction(async (tx) => {
      const customer = await this.customers.lockMeant(tx, by.id);
      this.customers.mustLetIn(customer);
      const chat = await this.chats.lockAs(tx, by, 'takePart', chatId);
      if (chat.status === 'active') throw chatAlreadyAssigned();
      const actor = actorOf(by);
      const isLeft = await this.leftMessages.leave(tx, chat, customer, actor, left.message);
      if (!isLeft) throw new InvalidField('/message', 'must say something, as nothing was said in the chat');
      customer.change({ email: left.email }, actor, this.clock.now());
    });
  }
}
