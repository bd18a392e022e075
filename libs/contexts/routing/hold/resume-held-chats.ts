import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Chats } from '#chats/lends';
import { CurrentSettings } from '#directory';
import { Clock, SYSTEM } from '#kernel';
import { Store } from '#platform';
import { Agents } from '#presence/lends';
import { seatedBy } from '../assignment/seated';

const BATCH = 200;

/**
 * Brings chats back whose hold is over, by time or because their customer wrote: to their agent where it is at its desk with a free seat,
 * otherwise into the queue, ahead of new chats. The times are columns of `chats`, so they survive a restart. Idempotent, and safe on all nodes
 * at once.
 */
export class ResumeHeldChats extends Command<void> {}

@CommandHandler(ResumeHeldChats)
export class ResumeHeldChatsHandler implements ICommandHandler<ResumeHeldChats> {
  constructor(
    private readonly chats: Chats,
    private readonly agents: Agents,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const due = await this.dataSource.query<{ id: string }[]>(
      `select id from chats where hold_ends_at <= $1 order by hold_ends_at, id limit ${BATCH}`,
      [this.clock.now()],
    );
    if (due.length > 0) await this.resume(due.map(({ id }) => id));
  }

  /** Chat and agent decide again under their locks. A word of the customer is what it waits for now, so it says who ended the hold. */
  private resume(chatIds: string[]): Promise<void> {
    return this.store.transaction(async (tx) => {
      const locked = await this.chats.lockAll(tx, chatIds);
      const now = this.clock.now();
      const over = locked.filter(({ holdEndsAt }) => holdEndsAt !== null && holdEndsAt <= now);
      over.sort((a, b) => a.holdEndsAt!.getTime() - b.holdEndsAt!.getTime());
      // Whoever was asked to take such a chat over has a seat for it, which the projections free.
      const concerned = over.flatMap(({ agentId, offeredTo }) => [agentId!, ...(offeredTo === null ? [] : [offeredTo])]);
      const desks = new Map((await this.agents.lockAll(tx, concerned)).map((agent) => [agent.id, agent]));
      const settings = await this.settings.lastRead();
      for (const chat of over) {
        const agent = desks.get(chat.agentId!)!;
        const seated = seatedBy(chat, settings);
        if (agent.canTakeBack(seated.weight)) {
          chat.resume(SYSTEM, chat.awaitingReplySince === null ? 'time' : 'customer', now);
          agent.takeSeat(seated, now, settings);
        } else chat.requeue(SYSTEM, 'hold_over', now, { note: chat.hold?.reason });
      }
    });
  }
}
