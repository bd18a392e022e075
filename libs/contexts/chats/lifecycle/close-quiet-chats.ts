import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { Clock, SYSTEM } from '#kernel';
import { Store } from '#platform';
import { Chats } from '../chat/chats.store';
import type { Patience } from '../chat/domain/new-chat';

const BATCH = 200;
const LONGEST_WARNING_MS = 60_000;
/** Share of `autoCloseAfterSeconds` that lies between the warning and the close. */
const WARNING_SHARE = 0.25;

/**
 * Closes quiet chats after a warning: active ones in which the agent had the last word and nobody has written for long. A chat whose
 * customer waits for an answer is never closed. All times are in the database and survive a restart. Idempotent, and safe on all nodes at
 * once.
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
    const patience = patienceOf(autoCloseAfterSeconds);
    const due = await this.due(patience, now);
    if (due.length === 0) return;
    await this.store.transaction(async (tx) => {
      for (const chat of await this.chats.lockAll(tx, due)) chat.endIfQuiet(patience, SYSTEM, now);
    });
  }

  private async due({ closeAfterMs, warningMs }: Patience, now: Date): Promise<string[]> {
    const ago = (ms: number): Date => new Date(now.getTime() - ms);
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from chats where status = 'active' and awaiting_reply_since is null and hold_ends_at is null and last_message_at <= $1
         and (warned_at is null or warned_at <= last_message_at or (warned_at <= $2 and last_message_at <= $3)) limit ${BATCH}`,
      [ago(closeAfterMs - warningMs), ago(warningMs), ago(closeAfterMs)],
    );
    return rows.map(({ id }) => id);
  }
}

function patienceOf(autoCloseAfterSeconds: number): Patience {
  const closeAfterMs = autoCloseAfterSeconds * 1000;
  return { closeAfterMs, warningMs: Math.min(LONGEST_WARNING_MS, closeAfterMs * WARNING_SHARE) };
}
