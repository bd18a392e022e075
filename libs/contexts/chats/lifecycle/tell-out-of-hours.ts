import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Closed, CurrentSettings, OpeningHours } from '#directory';
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
    const untold = await this.untold(closed);
    if (untold.size === 0) return;
    await this.store.transaction(async (tx) => {
      for (const chat of await this.chats.lockAll(tx, [...untold.keys()])) chat.tellOutOfHours(untold.get(chat.id) ?? null);
    });
  }

  /** Waiting chats whose customers were not told of this closing time, each with when it opens: by its team, or else by the installation. */
  private async untold(closed: ReadonlyMap<string | null, Closed | null>): Promise<Map<string, string | null>> {
    const hours = [...closed].map(([teamId, until]) => ({ teamId, isClosed: until !== null, opensAt: until?.opensAt ?? null }));
    const rows = await this.dataSource.query<{ id: string; opensAt: string | null }[]>(
      `with closing as (select * from json_to_recordset($1) as h ("teamId" uuid, "isClosed" boolean, "opensAt" text))
       select c.id, h."opensAt" from chats c
       join closing h on h."teamId" = c.team_id
         or (h."teamId" is null and not exists (select from closing own where own."teamId" = c.team_id))
       where c.status = 'queued' and h."isClosed"
         and (c.out_of_hours is null or c.out_of_hours ->> 'opensAt' is distinct from h."opensAt")
       order by c.queued_at limit ${BATCH}`,
      [JSON.stringify(hours)],
    );
    return new Map(rows.map(({ id, opensAt }) => [id, opensAt]));
  }
}
