import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Chats } from '#chats/lends';
import { CurrentSettings } from '#directory';
import { Clock, SYSTEM } from '#kernel';
import { Store } from '#platform';
import { Agents } from '#presence/lends';

const BATCH = 200;

/**
 * Takes chats from agents who have not answered for `takeBackAfterOverdueSeconds` after they were due, and makes these agents away. Whoever got
 * an overdue chat from somebody else has as long from then on. Idempotent, and safe on all nodes at once.
 */
export class TakeBackOverdueChats extends Command<void> {}

@CommandHandler(TakeBackOverdueChats)
export class TakeBackOverdueChatsHandler implements ICommandHandler<TakeBackOverdueChats> {
  constructor(
    private readonly chats: Chats,
    private readonly agents: Agents,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const { takeBackAfterOverdueSeconds: seconds } = await this.settings.get();
    if (seconds === null) return;
    const limit = new Date(this.clock.now().getTime() - seconds * 1000);
    const overdue = await this.dataSource.query<{ id: string }[]>(
      `select id from chats where due_at <= $1 and status = 'active' and assigned_at <= $1 order by due_at limit ${BATCH}`,
      [limit],
    );
    if (overdue.length > 0)
      await this.takeBack(
        overdue.map(({ id }) => id),
        limit,
      );
  }

  /** Each chat decides again under its lock, because its agent may have answered since. */
  private takeBack(chatIds: string[], limit: Date): Promise<void> {
    return this.store.transaction(async (tx) => {
      const unanswered = (await this.chats.lockAll(tx, chatIds)).filter((chat) => chat.isUnansweredSince(limit));
      // Whoever was asked to take such a chat over has a seat for it, which the projections free.
      const desks = unanswered.flatMap(({ agentId, offeredTo }) => [agentId!, ...(offeredTo === null ? [] : [offeredTo])]);
      const agents = new Map((await this.agents.lockAll(tx, desks)).map((agent) => [agent.id, agent]));
      const now = this.clock.now();
      for (const chat of unanswered) {
        agents.get(chat.agentId!)!.miss('reply', now);
        chat.requeue(SYSTEM, 'overdue', now);
      }
    });
  }
}
