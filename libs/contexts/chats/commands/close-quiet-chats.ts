import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { Clock, SYSTEM } from '#kernel';
import { Store } from '#platform';
import { Chats } from '../chats.store';

const BATCH = 200;

/**
 * Closes active chats in which nobody has written for long and the agent had the last word; a customer who waits is
 * never closed out. The time is in the database, so it survives a restart. Idempotent, and safe on all nodes at once.
 */
export class CloseQuietChats extends Command<void> {}

@CommandHandler(CloseQuietChats)
export class CloseQuietChatsHandler implements ICommandHandler<CloseQuietChats> {
  constructor(
    private readonly chats: Chats,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const { autoCloseAfterSeconds } = await this.settings.get();
    if (autoCloseAfterSeconds === 0) return;
    const now = this.clock.now();
    const quietSince = new Date(now.getTime() - autoCloseAfterSeconds * 1000);
    const quiet = await this.dataSource.query<{ id: string }[]>(
      `select id from chats where status = 'active' and awaiting_reply_since is null and last_message_at <= $1 limit ${BATCH}`,
      [quietSince],
    );
    if (quiet.length === 0) return;
    await this.store.transaction(async (tx) => {
      for (const chat of await this.chats.lockAll(tx, quiet.map(({ id }) => id))) {
        if (chat.isQuietSince(quietSince)) chat.close(SYSTEM, 'inactivity', null, now);
      }
    });
  }
}
