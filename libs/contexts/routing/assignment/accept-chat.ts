import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
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
  constructor(private readonly assignments: Assignments) {}

  execute({ by, chatId }: AcceptChat): Promise<void> {
    return this.assignments.accept(by, chatId);
  }
}
