import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Customers } from '#customers/lends';
import { CurrentSettings } from '#directory';
import { Clock, SYSTEM } from '#kernel';
import { Store } from '#platform';
import { Chats } from '../chat/chats.store';
import { ClosingTime, type Untold } from '../lifecycle/closing-time';
import { LeftMessages } from './left-messages';

/**
 * At closing time, turns waiting chats into messages where `waitingAtClosing` says so. Whoever has left no address, or said nothing, waits on, and
 * so do those who come back from hold or came when it was closed already. Idempotent, and safe on all nodes at once.
 */
export class LeaveMessagesAtClosing extends Command<void> {}

@CommandHandler(LeaveMessagesAtClosing)
export class LeaveMessagesAtClosingHandler implements ICommandHandler<LeaveMessagesAtClosing> {
  constructor(
    private readonly chats: Chats,
    private readonly customers: Customers,
    private readonly leftMessages: LeftMessages,
    private readonly closing: ClosingTime,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const { waitingAtClosing } = await this.settings.get();
    if (waitingAtClosing !== 'message') return;
    for (const chat of await this.closing.untold()) if (chat.waitedBefore) await this.turn(chat);
  }

  /** The chat decides again under its lock, because an agent may have it by now. */
  private turn({ id, customerId, opensAt }: Untold): Promise<void> {
    return this.store.transaction(async (tx) => {
      const customer = await this.customers.lockMeant(tx, customerId);
      if (customer.email === null || customer.isBlocked(this.clock.now())) return;
      const chat = await this.chats.lock(tx, id);
      if (!chat.isWaiting || chat.returnsTo !== null) return;
      chat.tellOutOfHours(opensAt);
      await this.leftMessages.leave(tx, chat, customer, SYSTEM);
    });
  }
}
