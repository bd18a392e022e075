import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Connections } from '../connections';
import { Agents } from '../presence.store';

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
  constructor(
    private readonly agents: Agents,
    private readonly connections: Connections,
    private readonly clock: Clock,
  ) {}

  execute({ agentId, socketId }: DisconnectAgent): Promise<void> {
    return this.agents.change(agentId, async (agent, tx) => {
      await this.connections.close(tx, socketId);
      const connected = await this.connections.connectedAmong(tx, [agentId]);
      if (!connected.has(agentId)) agent.loseConnection(this.clock.now());
    });
  }
}
