import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Role } from '#protocol';
import { ConnectionBatcher } from '../connection-batcher';

/** Connects an agent by a socket that opened. */
export class ConnectAgent extends Command<void> {
  constructor(
    readonly agentId: string,
    readonly role: Role,
    readonly socketId: string,
    readonly sessionId: string,
  ) {
    super();
  }
}

@CommandHandler(ConnectAgent)
export class ConnectAgentHandler implements ICommandHandler<ConnectAgent> {
  constructor(private readonly leases: ConnectionBatcher) {}

  execute({ agentId, role, socketId, sessionId }: ConnectAgent): Promise<void> {
    return this.leases.submit({ agentId, socketId, opened: { sessionId, comesOnline: role === 'agent' } });
  }
}
