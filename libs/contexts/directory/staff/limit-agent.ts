import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { agentNotFound } from './domain/directory.errors';
import { Store } from '#platform';
import { Users } from './directory.store';

/** Sets an agent's own limit of concurrent chats; with null the setting applies. */
export class LimitAgent extends Command<void> {
  constructor(
    readonly agentId: string,
    readonly maxConcurrentChats: number | null,
  ) {
    super();
  }
}

@CommandHandler(LimitAgent)
export class LimitAgentHandler implements ICommandHandler<LimitAgent> {
  constructor(
    private readonly users: Users,
    private readonly store: Store,
  ) {}

  execute({ agentId, maxConcurrentChats }: LimitAgent): Promise<void> {
    return this.store.transaction(async (tx) => {
      const [user] = await this.users.lockAll(tx, [agentId]);
      if (!user) throw agentNotFound();
      user.limitChats(maxConcurrentChats);
    });
  }
}
