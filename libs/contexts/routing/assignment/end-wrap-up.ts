import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notInChat } from '#chats';
import { Chats } from '#chats/lends';
import { Clock } from '#kernel';
import { hasRole, type StaffCaller } from '#platform';
import { Agents } from '#presence/lends';

/** Frees the seat of a closed chat that its agent has wrapped up; idempotent. */
export class EndWrapUp extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}

@CommandHandler(EndWrapUp)
export class EndWrapUpHandler implements ICommandHandler<EndWrapUp> {
  constructor(
    private readonly chats: Chats,
    private readonly agents: Agents,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `chat.not_found`, `chat.not_assigned_to_you` */
  async execute({ by, chatId }: EndWrapUp): Promise<void> {
    const { agentId } = await this.chats.getAs(by, 'see', chatId);
    if (agentId !== by.id && !hasRole(by, 'supervisor')) throw notInChat();
    if (agentId !== null) await this.agents.change(agentId, (agent) => agent.endWrapUp(chatId, this.clock.now()));
  }
}
