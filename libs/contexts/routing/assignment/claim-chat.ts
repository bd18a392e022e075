import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type StaffCaller } from '#platform';
import { Assignments } from './assignments';

/** Claims a waiting chat: the agent who asks gets it. */
export class ClaimChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}

@CommandHandler(ClaimChat)
export class ClaimChatHandler implements ICommandHandler<ClaimChat> {
  constructor(private readonly assignments: Assignments) {}

  execute({ by, chatId }: ClaimChat): Promise<void> {
    return this.assignments.assignManually(chatId, by.id, by, 'claimed');
  }
}
