import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { Clock } from '#kernel';
import { onTheWire, Store } from '#platform';
import type { SweepView } from '#protocol';

const HOUR_MS = 3_600_000;
/** What sweeps did is told for a day, and kept for a week. */
const LATELY_MS = 24 * HOUR_MS;
const KEPT_MS = 7 * LATELY_MS;

/** `repaired` counts the events that a sweep made, `failed` the runs that failed. */
export type SweepOutcome = 'repaired' | 'failed';

export interface SweepCount {
  sweep: string;
  outcome: SweepOutcome;
  times: number;
}

interface SweepOutcomeRow extends SweepCount {
  hour: Date;
  lastAt: Date;
}

export const SweepOutcomeSchema = new EntitySchema<SweepOutcomeRow>({
  name: 'SweepOutcome',
  tableName: 'sweep_outcomes',
  columns: {
    sweep: { type: 'text', primary: true },
    outcome: { type: 'text', primary: true },
    hour: { type: 'timestamptz', primary: true },
    times: { type: 'bigint' },
    lastAt: { type: 'timestamptz', name: 'last_at' },
  },
  indices: [{ name: 'sweep_outcomes_hour', columns: ['hour'] }],
});

const ADD = `insert into sweep_outcomes (sweep, outcome, hour, times, last_at)
  select sweep, outcome, date_trunc('hour', $2::timestamptz), times, $2 from jsonb_to_recordset($1) as c (sweep text, outcome text, times bigint)
  order by sweep, outcome
  on conflict (sweep, outcome, hour) do update set times = sweep_outcomes.times + excluded.times, last_at = excluded.last_at`;

const LATELY = `select sweep,
    coalesce(sum(times) filter (where outcome = 'repaired'), 0)::float8 as repaired, max(last_at) filter (where outcome = 'repaired') as "repairedAt",
    coalesce(sum(times) filter (where outcome = 'failed'), 0)::float8 as failed, max(last_at) filter (where outcome = 'failed') as "failedAt"
  from sweep_outcomes where hour >= $1 group by sweep order by max(last_at) desc, sweep`;

/** What sweeps repaired and where they failed, of all nodes by the hour. */
@Injectable()
export class SweepOutcomes {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Adds what one node counted since it did so last. */
  async add(counts: readonly SweepCount[]): Promise<void> {
    if (counts.length > 0) await this.store.read(ADD, [JSON.stringify(counts), this.clock.now()]);
  }

  /** Sweeps that did or failed anything within a day, the latest first. */
  async lately(): Promise<SweepView[]> {
    return onTheWire<SweepView[]>(await this.store.read<object>(LATELY, [this.ago(LATELY_MS)]));
  }

  async forgetOld(): Promise<void> {
    await this.store.read('delete from sweep_outcomes where hour < $1', [this.ago(KEPT_MS)]);
  }

  private ago(ms: number): Date {
    return new Date(this.clock.now().getTime() - ms);
  }
}
