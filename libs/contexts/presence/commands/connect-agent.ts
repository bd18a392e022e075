import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { Role } from '#protocol';
import { Connections } from '../connections';
import { Agents } from '../presence.store';

/** A socket of an agent opened. */
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
  constructor(
    private readonly agents: Agents,
    private readonly connections: Connections,
    private readonly clock: Clock,
  ) {}

  execute({ agentId, role, socketId, sessionId }: ConnectAgent): Promise<void> {
    return this.agents.change(agentId, async (agent, tx) => {
      await this.connections.open(tx, agentId, socketId, sessionId);
      agent.connect(socketId, role === 'agent', this.clock.now());
    });
  }
}
