import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Chats, mustSee, participantOf } from '#chats';
import type { StaffCaller } from '#platform';
import { Assignments } from './assignments';

/** An agent takes the chat it is offered. */
export class AcceptChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}

@CommandHandler(AcceptChat)
export class AcceptChatHandler implements ICommandHandler<AcceptChat> {
  constructor(
    private readonly assignments: Assignments,
    private readonly chats: Chats,
  ) {}

  async execute({ by, chatId }: AcceptChat): Promise<void> {
    mustSee(participantOf(by), await this.chats.get(chatId));
    await this.assignments.accept(chatId, by.id);
  }
}
