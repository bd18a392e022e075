import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConnectionBatcher } from '../connection-batcher';

/** A socket of an agent closed; a tab closed is not an agent gone. */
export class DisconnectAgent extends Command<void> {
  constructor(
    readonly agentId: string,
    readonly socketId: string,
  ) {
    super();
  }
}

@CommandHandler(DisconnectAgent)
export class DisconnectAgentHandler implements ICommandHandler<DisconnectAgent> {
  constructor(private readonly leases: ConnectionBatcher) {}

  execute({ agentId, socketId }: DisconnectAgent): Promise<void> {
    return this.leases.submit({ agentId, socketId, opened: null });
  }
}
