import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings, OpeningHours } from '#directory';
import { Store } from '#platform';
import { Chats } from '../chat/chats.store';

const BATCH = 200;

/** Tells customers who wait that it is closed, once for each time until which it is. Their chats stay in the queue. Idempotent. */
export class TellOutOfHours extends Command<void> {}

@CommandHandler(TellOutOfHours)
export class TellOutOfHoursHandler implements ICommandHandler<TellOutOfHours> {
  constructor(
    private readonly chats: Chats,
    private readonly hours: OpeningHours,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const { hoursId } = await this.settings.get();
    const closed = await this.hours.closedByTeam(hoursId);
    if (![...closed.values()].some(Boolean)) return;
    const waiting = await this.dataSource.query<{ id: string; teamId: string | null; outOfHours: { opensAt: string | null } | null }[]>(
      `select id, team_id as "teamId", out_of_hours as "outOfHours" from chats where status = 'queued' order by queued_at`,
    );
    const opensAt = new Map(
      waiting.flatMap(({ id, teamId, outOfHours }) => {
        const until = closed.get(closed.has(teamId) ? teamId : null);
        return !until || (outOfHours && outOfHours.opensAt === until.opensAt) ? [] : [[id, until.opensAt] as const];
      }),
    );
    const ids = [...opensAt.keys()].slice(0, BATCH);
    if (ids.length === 0) return;
    await this.store.transaction(async (tx) => {
      for (const chat of await this.chats.lockAll(tx, ids)) chat.tellOutOfHours(opensAt.get(chat.id) ?? null);
    });
  }
}
