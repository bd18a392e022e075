import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Store, type Transaction } from '#platform';
import { COUNT_COLUMNS, countsByDay, DURATION_COLUMNS, dayOf, durationsByDay } from './sums-by-quarter';
import { ONE_AT_A_TIME, rollUpQuarters, type Soon, soonOf } from './roll-up';

const QUARTERS_AT_ONCE = 500;
const DAYS_AT_ONCE = 20;

/** Completes roll-ups: adds up days that are over, and counts quarters anew that were counted under other settings. Idempotent. */
export class CompleteRollUps extends Command<void> {}

@CommandHandler(CompleteRollUps)
export class CompleteRollUpsHandler implements ICommandHandler<CompleteRollUps> {
  constructor(
    private readonly store: Store,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const soon = await soonOf(this.settings);
    await this.store.transaction((tx) => this.followSettings(tx, soon));
    await this.store.transaction((tx) => this.addUpDays(tx));
  }

  private async followSettings(tx: Transaction, soon: Soon): Promise<void> {
    await tx.query(ONE_AT_A_TIME);
    const slots = await tx.query<{ slot: Date }>(
      `select slot from figure_rollups where dimension = 'all' and key = '' and grain = 'quarter' and (within_ms <> $1 or short_ms <> $2)
       order by slot desc limit ${QUARTERS_AT_ONCE}`,
      [soon.withinMs, soon.shortMs],
    );
    await rollUpQuarters(
      tx,
      slots.map(({ slot }) => slot),
      soon,
    );
  }

  private async addUpDays(tx: Transaction): Promise<void> {
    await tx.query(ONE_AT_A_TIME);
    const days = await tx.query<{ day: Date }>(
      `select distinct ${dayOf('slot')} as day from figure_rollups q
       where dimension = 'all' and key = '' and grain = 'quarter' and slot < ${dayOf(`$1::timestamptz - interval '1 hour'`)}
         and not exists (select from figure_rollups d where d.dimension = 'all' and d.key = '' and d.grain = 'day' and d.slot = ${dayOf('q.slot')})
       order by day desc limit ${DAYS_AT_ONCE}`,
      [this.clock.now()],
    );
    if (days.length === 0) return;
    const quarters = `grain = 'quarter' and slot = any(array(select d + n * interval '15 minutes' from unnest($1::timestamptz[]) d, generate_series(0, 95) n))`;
    const parameters = [days.map(({ day }) => day)];
    await tx.query(`insert into figure_rollups (${COUNT_COLUMNS}) ${countsByDay(quarters)}`, parameters);
    await tx.query(`insert into duration_rollups (${DURATION_COLUMNS}) ${durationsByDay(quarters)}`, parameters);
  }
}
