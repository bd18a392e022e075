import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Chats } from '#chats/lends';
import { CurrentSettings } from '#directory';
import { Clock, SYSTEM } from '#kernel';
import { Store } from '#platform';
import { Agents } from '#presence/lends';

/**
 * Requeues the chats of agents who are gone for `requeueAfterDisconnectSeconds`, and those on hold only of agents who are deactivated: whoever is
 * away overnight finds them on hold in the morning. Idempotent, and safe on all nodes at once.
 */
export class RequeueAbandonedChats extends Command<void> {}

@CommandHandler(RequeueAbandonedChats)
export class RequeueAbandonedChatsHandler implements ICommandHandler<RequeueAbandonedChats> {
  constructor(
    private readonly chats: Chats,
    private readonly agents: Agents,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const { requeueAfterDisconnectSeconds } = await this.settings.get();
    const gone = new Date(this.clock.now().getTime() - requeueAfterDisconnectSeconds * 1000);
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from agents where active_chats > 0 and (disconnected_at <= $1 or not enabled)
         or not enabled and id in (select agent_id from chats where hold_ends_at is not null) order by id`,
      [gone],
    );
    for (const { id } of rows) await this.requeueChatsOf(id, gone);
  }

  /** The agent decides again under its lock, because it may have come back since. */
  private requeueChatsOf(agentId: string, gone: Date): Promise<void> {
    return this.store.transaction(async (tx) => {
      const chats = await this.chats.lockWhere(tx, { agentId, status: 'active' });
      const agent = await this.agents.lock(tx, agentId);
      if (!agent.isGoneSince(gone)) return;
      const now = this.clock.now();
      agent.disconnect(now);
      for (const chat of chats) {
        if (chat.agentId !== agentId || (chat.isOnHold && agent.enabled)) continue;
        chat.requeue(SYSTEM, 'agent_gone', now, { note: chat.hold?.reason });
      }
    });
  }
}
