import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';
import { Assignments } from './assignments';

/** A supervisor takes an open chat over, bound neither by its own status nor by its limit. */
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
