import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Chats } from '#chats/lends';
import { Clock, SYSTEM } from '#kernel';
import { Store } from '#platform';
import { Agents } from '#presence/lends';

const BATCH = 200;

/**
 * Expires offers that are past their deadline, which makes the agent away, and withdraws offers to agents who are offline. The deadlines are
 * columns of `chats`, so they survive a restart. Idempotent.
 */
export class EndOverdueOffers extends Command<void> {}

@CommandHandler(EndOverdueOffers)
export class EndOverdueOffersHandler implements ICommandHandler<EndOverdueOffers> {
  constructor(
    private readonly chats: Chats,
    private readonly agents: Agents,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const due = await this.dataSource.query<{ id: string }[]>(
      `select c.id from chats c join agents a on a.id = c.offered_to
       where c.offered_to is not null and (c.offer_expires_at <= $1 or a.status = 'offline') order by c.id limit ${BATCH}`,
      [this.clock.now()],
    );
    if (due.length > 0) await this.end(due.map(({ id }) => id));
  }

  private end(chatIds: string[]): Promise<void> {
    return this.store.transaction(async (tx) => {
      const chats = (await this.chats.lockAll(tx, chatIds)).filter(({ offeredTo }) => offeredTo !== null);
      const agents = new Map(
        (
          await this.agents.lockAll(
            tx,
            chats.map(({ offeredTo }) => offeredTo!),
          )
        ).map((agent) => [agent.id, agent]),
      );
      const now = this.clock.now();
      for (const chat of chats) {
        const agent = agents.get(chat.offeredTo!)!;
        if (agent.status === 'offline') chat.endOffer('withdrawn', SYSTEM, now);
        else if (chat.offerExpiresAt! <= now) {
          chat.endOffer('expired', SYSTEM, now);
          agent.miss('offer', now);
        }
      }
    });
  }
}
