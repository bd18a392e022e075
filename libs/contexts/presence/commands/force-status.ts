import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { AgentStatus } from '#protocol';
import { Agents } from '../presence.store';

/** Selects the status of an agent on behalf of a supervisor; `note` says why, and the agent and its status history show it. */
export class ForceStatus extends Command<void> {
  constructor(
    readonly by: string,
    readonly agentId: string,
    readonly status: AgentStatus,
    readonly note: string | null,
  ) {
    super();
  }
}

@CommandHandler(ForceStatus)
export class ForceStatusHandler implements ICommandHandler<ForceStatus> {
  constructor(
    private readonly agents: Agents,
    private readonly clock: Clock,
  ) {}

  execute({ by, agentId, status, note }: ForceStatus): Promise<void> {
    return this.agents.change(agentId, (agent) => agent.forceStatus(status, { by, note }, this.clock.now()));
  }
}
