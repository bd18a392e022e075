import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { AgentStatus } from '#protocol';
import { Agents } from '../presence.store';

/** Selects the status of the agent who asks for it; the selection stays until the next one. */
export class SetStatus extends Command<void> {
  constructor(
    readonly agentId: string,
    readonly status: AgentStatus,
  ) {
    super();
  }
}

@CommandHandler(SetStatus)
export class SetStatusHandler implements ICommandHandler<SetStatus> {
  constructor(
    private readonly agents: Agents,
    private readonly clock: Clock,
  ) {}

  execute({ agentId, status }: SetStatus): Promise<void> {
    return this.agents.change(agentId, (agent) => agent.select(status, this.clock.now()));
  }
}
