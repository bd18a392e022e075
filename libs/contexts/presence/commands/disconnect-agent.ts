import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConnectionBatcher } from '../connection-batcher';

/** Disconnects a socket of an agent, who stays connected while another socket is open. */
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
