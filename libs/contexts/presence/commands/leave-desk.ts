import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { SocketLeases } from '../socket-leases';
import { Agents } from '../presence.store';

/** Ends presence with a login: the agent is gone without a grace time, unless a socket of another login is open. */
export class LeaveDesk extends Command<void> {
  constructor(
    readonly agentId: string,
    readonly sessionId: string,
  ) {
    super();
  }
}

@CommandHandler(LeaveDesk)
export class LeaveDeskHandler implements ICommandHandler<LeaveDesk> {
  constructor(
    private readonly agents: Agents,
    private readonly leases: SocketLeases,
    private readonly clock: Clock,
  ) {}

  execute({ agentId, sessionId }: LeaveDesk): Promise<void> {
    return this.agents.change(agentId, async (agent, tx) => {
      await this.leases.closeSession(tx, sessionId);
      if ((await this.leases.connectedAmong(tx, [agentId])).has(agentId)) return;
      const now = this.clock.now();
      agent.loseConnection(now);
      agent.disconnect(now);
    });
  }
}
