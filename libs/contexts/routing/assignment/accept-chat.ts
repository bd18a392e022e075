import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';
import { Assignments } from './assignments';

/** Accepts an offer: the agent whom the chat is offered to gets it. */
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
  constructor(private readonly assignments: Assignments) {}

  execute({ by, chatId }: AcceptChat): Promise<void> {
    return this.assignments.accept(by, chatId);
  }
}
