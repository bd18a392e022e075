import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';
import { Chats } from '../chat/chats.store';
import { notInChat } from '../chat/domain/chat.errors';

/** The agent of a chat asks supervisors for help (`note` says for what), or no longer; a supervisor may lower the hand, too. */
export class ChangeHand extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly raised: boolean,
    readonly note: string | null,
  ) {
    super();
  }
}

@CommandHandler(ChangeHand)
export class ChangeHandHandler implements ICommandHandler<ChangeHand> {
  constructor(
    private readonly chats: Chats,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId, raised, note }: ChangeHand): Promise<void> {
    return this.chats.changeAs(by, 'takePart', chatId, (chat) => {
      if (!raised) return chat.lowerHand(actorOf(by));
      if (chat.agentId !== null && chat.agentId !== by.id) throw notInChat();
      chat.raiseHand(note, this.clock.now());
    });
  }
}
