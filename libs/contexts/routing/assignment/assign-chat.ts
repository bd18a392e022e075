import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type StaffCaller } from '#platform';
import { Assignments } from './assignments';

/** Assigns a waiting chat to an agent, by a supervisor. */
export class AssignChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly agentId: string,
  ) {
    super();
  }
}

@CommandHandler(AssignChat)
export class AssignChatHandler implements ICommandHandler<AssignChat> {
  constructor(private readonly assignments: Assignments) {}

  execute({ by, chatId, agentId }: AssignChat): Promise<void> {
    return this.assignments.assignManually(chatId, agentId, by, 'by_supervisor');
  }
}
