import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { Chats } from '../chat/chats.store';

const DAY_MS = 86_400_000;
/** So many chats in one transaction, so that none takes long. */
const AT_ONCE = 100;

/** Erases what was said in chats that were closed `retentionDays` ago. Idempotent, and safe on all nodes at once. */
export class EraseOldChats extends Command<void> {}

@CommandHandler(EraseOldChats)
export class EraseOldChatsHandler implements ICommandHandler<EraseOldChats> {
  constructor(
    private readonly chats: Chats,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const { retentionDays: days } = await this.settings.get();
    if (days === null) return;
    const now = this.clock.now();
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from chats where closed_at < $1 and erased_at is null order by closed_at limit ${AT_ONCE}`,
      [new Date(now.getTime() - days * DAY_MS)],
    );
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await this.store.transaction(async (tx) => {
      for (const chat of await this.chats.lockAll(tx, ids)) chat.erase(now);
    });
  }
}
