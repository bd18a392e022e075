import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { Clock, SYSTEM } from '#kernel';
import { Store, type Transaction } from '#platform';
import { Chats } from '../chat/chats.store';

const BATCH = 200;

/**
 * Closes waiting chats whose customer had a socket and has been gone for `abandonAfterDisconnectSeconds`. Customers without any socket
 * since the chat began are left alone: they may use REST only. So are those who were told on hold that they need not wait here. Idempotent, and safe on all nodes at once.
 */
export class CloseAbandonedChats extends Command<void> {}

@CommandHandler(CloseAbandonedChats)
export class CloseAbandonedChatsHandler implements ICommandHandler<CloseAbandonedChats> {
  constructor(
    private readonly chats: Chats,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const { abandonAfterDisconnectSeconds } = await this.settings.get();
    if (abandonAfterDisconnectSeconds === 0) return;
    const now = this.clock.now();
    const goneSince = new Date(now.getTime() - abandonAfterDisconnectSeconds * 1000);
    const due = await this.left(this.dataSource, goneSince, null);
    if (due.length === 0) return;
    await this.store.transaction(async (tx) => {
      const locked = await this.chats.lockAll(tx, due);
      const stillLeft = new Set(await this.left(tx, goneSince, due));
      for (const chat of locked) if (stillLeft.has(chat.id)) chat.close(SYSTEM, 'abandoned', null, now);
    });
  }

  private async left(db: Transaction | DataSource, goneSince: Date, among: string[] | null): Promise<string[]> {
    const rows = (await db.query(
      `select c.id from chats c join customer_presence p on p.id = c.customer_id
       where (c.status = 'queued' or c.offered_to is not null) and c.agent_id is null and c.returns_to is null
         and not p.online and p.last_seen_at <= $1 and p.last_seen_at >= c.created_at and ($2::uuid[] is null or c.id = any($2)) limit ${BATCH}`,
      [goneSince, among],
    )) as { id: string }[];
    return rows.map(({ id }) => id);
  }
}
