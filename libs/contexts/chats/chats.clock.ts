import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Caller, Sockets, Sweep } from '#platform';
import { ChatRooms } from './chat/chat-rooms';
import { CloseAbandonedChats } from './lifecycle/close-abandoned-chats';
import { CloseQuietChats } from './lifecycle/close-quiet-chats';
import { ReckonDueTimes } from './lifecycle/reckon-due-times';
import { TellDue } from './lifecycle/tell-due';
import { CurrentTargets } from './targets/current-targets';
import { TellOutOfHours } from './lifecycle/tell-out-of-hours';
import { EraseOldChats } from './lifecycle/erase-old-chats';
import { LeaveMessagesAtClosing } from './ticket/leave-messages-at-closing';
import { MakeSearchable } from './search/make-searchable';
import { Typists } from './messages/typists';
import { CustomerTokenCheck } from './lifecycle/customer-token-check';

@Injectable()
export class ChatsClock {
  constructor(
    private readonly commands: CommandBus,
    private readonly sockets: Sockets,
    private readonly tokenCheck: CustomerTokenCheck,
    private readonly chatRooms: ChatRooms,
    private readonly typists: Typists,
    private readonly targets: CurrentTargets,
  ) {}

  @Sweep(0.5, { on: 'worker' })
  async closeQuiet(): Promise<void> {
    await this.commands.execute(new CloseQuietChats());
  }

  @Sweep(1, { on: 'worker' })
  async closeAbandoned(): Promise<void> {
    await this.commands.execute(new CloseAbandonedChats());
  }

  @Sweep(1, { on: 'worker' })
  async tellDue(): Promise<void> {
    await this.commands.execute(new TellDue());
  }

  /** This sweep finds chats that were saved by targets or hours of before. */
  @Sweep(10, { on: 'worker' })
  async reckonDueTimes(): Promise<void> {
    await this.commands.execute(new ReckonDueTimes());
  }

  @Sweep(2, { on: 'every node' })
  async readTargets(): Promise<void> {
    await this.targets.read();
  }

  /** Those who are not turned into messages are told, and nobody who was not looked at for that: the queue may be longer than one look. */
  @Sweep(15, { on: 'worker' })
  async tellOutOfHours(): Promise<void> {
    const waiting = await this.commands.execute(new LeaveMessagesAtClosing());
    await this.commands.execute(new TellOutOfHours(waiting));
  }

  @Sweep(1, { on: 'worker' })
  async makeSearchable(): Promise<void> {
    await this.commands.execute(new MakeSearchable());
  }

  @Sweep(60, { on: 'worker' })
  async eraseOld(): Promise<void> {
    await this.commands.execute(new EraseOldChats());
  }

  /** A chat may have moved at a node whose notification did not reach this one. */
  @Sweep(2, { on: 'every node' })
  async leaveLostRooms(): Promise<void> {
    await this.chatRooms.clear();
  }

  @Sweep(1, { on: 'every node' })
  async endTyping(): Promise<void> {
    this.typists.endOverdue();
  }

  /** A customer's token has no expiry of its own (see `CustomerTokenCheck`), so open sockets have to be checked against the chats. */
  @Sweep(4, { on: 'every node' })
  async closeSocketsOfFormerCustomers(): Promise<void> {
    const sockets = this.sockets.open.map((socket) => ({ socket, caller: (socket.data as { caller: Caller }).caller }));
    const customers = sockets.filter(({ caller }) => caller.type === 'customer');
    if (customers.length === 0) return;
    const good = await this.tokenCheck.stillGoodAmong([...new Set(customers.map(({ caller }) => caller.id))]);
    for (const { socket, caller } of customers) {
      const name = good.get(caller.id);
      if (name === undefined) socket.disconnect(true);
      else if (name !== caller.name) await this.sockets.recognise(socket, { name });
    }
  }
}
