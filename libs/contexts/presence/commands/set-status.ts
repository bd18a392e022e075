import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { AgentStatus } from '#protocol';
import { Agents } from '../presence.store';

/** Selects a status of an agent, by the agent or by a supervisor; the selection stays until the next one. */
export class SetStatus extends Command<void> {
  constructor(
    readonly agentId: string,
    readonly status: AgentStatus,
    readonly because: 'selected' | 'supervisor',
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

  execute({ agentId, status, because }: SetStatus): Promise<void> {
    return this.agents.change(agentId, (agent) => agent.select(status, because, this.clock.now()));
  }
}
