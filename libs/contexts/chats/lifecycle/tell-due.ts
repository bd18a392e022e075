import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Store } from '#platform';
import { Chats } from '../chat/chats.store';
import { CurrentTargets } from '../targets/current-targets';

const BATCH = 200;

/** Tells which chats are due soon, and which are overdue, once for each time at which they are due. Idempotent. */
export class TellDue extends Command<void> {}

@CommandHandler(TellDue)
export class TellDueHandler implements ICommandHandler<TellDue> {
  constructor(
    private readonly chats: Chats,
    private readonly targets: CurrentTargets,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const { dueSoonSeconds } = await this.settings.get();
    const now = this.clock.now();
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from chats where due_at <= $2 and due_at is distinct from overdue_told_for
         and (due_at <= $1 or due_at is distinct from soon_told_for) order by due_at limit ${BATCH}`,
      [now, new Date(now.getTime() + dueSoonSeconds * 1000)],
    );
    if (rows.length === 0) return;
    await this.store.transaction(async (tx) => {
      for (const chat of await this.chats.lockAll(
        tx,
        rows.map(({ id }) => id),
      ))
        chat.tellDue(this.targets.deadlines, dueSoonSeconds, now);
    });
  }
}
