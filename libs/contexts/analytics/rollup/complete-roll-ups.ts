import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Store, TimeBudget, type Transaction } from '#platform';
import { COUNT_COLUMNS, countsByDay, DURATION_COLUMNS, dayOf, durationsByDay } from './sums-by-quarter';
import { SPENT, timeByDay } from './agent-time';
import { ONE_AT_A_TIME, rollUpQuarters, type Soon, soonOf } from './roll-up';

const QUARTERS_AT_ONCE = 500;
/** Adding up days holds the lock of the roll-up, which must not wait for long. */
const DAYS_AT_ONCE = 5;

/**
 * Completes roll-ups: adds up days that are over, and counts quarters anew that were counted under other settings, newest first, until none is left
 * or `forMs` are over. Idempotent.
 */
export class CompleteRollUps extends Command<void> {
  constructor(readonly forMs: number) {
    super();
  }
}

@CommandHandler(CompleteRollUps)
export class CompleteRollUpsHandler implements ICommandHandler<CompleteRollUps> {
  constructor(
    private readonly store: Store,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  async execute({ forMs }: CompleteRollUps): Promise<void> {
    const soon = await soonOf(this.settings);
    const budget = new TimeBudget(forMs);
    while ((await this.store.transaction((tx) => this.followSettings(tx, soon))) && !budget.isSpent);
    while ((await this.store.transaction((tx) => this.addUpDays(tx))) && !budget.isSpent);
    while ((await this.store.transaction((tx) => this.addUpAgents(tx))) && !budget.isSpent);
  }

  /** @returns whether more may be left */
  private async followSettings(tx: Transaction, soon: Soon): Promise<boolean> {
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
    return slots.length === QUARTERS_AT_ONCE;
  }

  /** @returns whether more may be left */
  private async addUpDays(tx: Transaction): Promise<boolean> {
    await tx.query(ONE_AT_A_TIME);
    const days = await tx.query<{ day: Date }>(
      `select distinct ${dayOf('slot')} as day from figure_rollups q
       where dimension = 'all' and key = '' and grain = 'quarter' and slot < ${dayOf(`$1::timestamptz - interval '1 hour'`)}
         and not exists (select from figure_rollups d where d.dimension = 'all' and d.key = '' and d.grain = 'day' and d.slot = ${dayOf('q.slot')})
       order by day desc limit ${DAYS_AT_ONCE}`,
      [this.clock.now()],
    );
    if (days.length === 0) return false;
    const quarters = `grain = 'quarter' and slot = any(array(select d + n * interval '15 minutes' from unnest($1::timestamptz[]) d, generate_series(0, 95) n))`;
    const parameters = [days.map(({ day }) => day)];
    await tx.query(`insert into figure_rollups (${COUNT_COLUMNS}) ${countsByDay(quarters)}`, parameters);
    await tx.query(`insert into duration_rollups (${DURATION_COLUMNS}) ${durationsByDay(quarters)}`, parameters);
    return days.length === DAYS_AT_ONCE;
  }

  /** @returns whether more may be left */
  private async addUpAgents(tx: Transaction): Promise<boolean> {
    await tx.query(ONE_AT_A_TIME);
    const days = await tx.query<{ day: Date }>(
      `select d as day from generate_series(
         (select ${dayOf('min(slot)')} from agent_time), ${dayOf(`$1::timestamptz - interval '1 hour'`)} - interval '1 day', interval '1 day') d
       where exists (select from agent_time where slot >= d and slot < d + interval '1 day') and not exists (select from agent_days where day = d)
       order by d desc limit ${DAYS_AT_ONCE}`,
      [this.clock.now()],
    );
    await tx.query(
      `insert into agent_days (day, ${['agent_id', ...SPENT].join(', ')}) select t.* from unnest($1::timestamptz[]) d
       cross join lateral (${timeByDay(`slot >= d and slot < d + interval '1 day'`)}) t`,
      [days.map(({ day }) => day)],
    );
    return days.length === DAYS_AT_ONCE;
  }
}
