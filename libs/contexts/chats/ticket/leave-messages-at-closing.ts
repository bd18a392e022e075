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
 * so do those who come back from hold or came when it was closed already: they are returned, to be told. Idempotent, and safe on all nodes at once.
 */
export class LeaveMessagesAtClosing extends Command<Untold[]> {}

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

  async execute(): Promise<Untold[]> {
    const { waitingAtClosing } = await this.settings.get();
    const untold = await this.closing.untold();
    if (waitingAtClosing !== 'message') return untold;
    const waiting: Untold[] = [];
    for (const chat of untold) if (!(chat.waitedBefore && (await this.turn(chat)))) waiting.push(chat);
    return waiting;
  }

  /**
   * The chat decides again under its lock, because an agent may have it by now.
   * @returns whether the chat is a message now
   */
  private turn({ id, customerId, opensAt }: Untold): Promise<boolean> {
    return this.store.transaction(async (tx) => {
      const customer = await this.customers.lockMeant(tx, customerId);
      if (customer.email === null || customer.isBlocked(this.clock.now())) return false;
      const chat = await this.chats.lock(tx, id);
      if (!chat.isWaiting || chat.returnsTo !== null) return false;
      chat.tellOutOfHours(opensAt);
      return this.leftMessages.leave(tx, chat, customer, SYSTEM);
    });
  }
}
