import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';
import { Assignments } from './assignments';

/** Takes over an open chat, by a supervisor whom neither its own status nor its limit binds. */
export class TakeOverChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}

@CommandHandler(TakeOverChat)
export class TakeOverChatHandler implements ICommandHandler<TakeOverChat> {
  constructor(private readonly assignments: Assignments) {}

  execute({ by, chatId }: TakeOverChat): Promise<void> {
    return this.assignments.takeOver(by, chatId);
  }
}
