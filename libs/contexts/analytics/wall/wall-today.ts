import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import type { Wall } from '#protocol';
import { Sums } from '../reading/sums';
import { ROLLED_COUNTS } from '../rollup/sums-by-quarter';
import { type QuarterSums, wallOf } from './wall-figures';

interface Row {
  zones: { timeZone: string; since: number }[];
  sums:
    | (Omit<QuarterSums, 'waits'> & {
        waits: { count: number; total: number; shortest: number; longest: number; buckets: number[]; counts: number[] } | null;
      })[]
    | null;
}

const MS = (at: string): string => `(extract(epoch from ${at}) * 1000)::bigint`;
const COUNTS = ROLLED_COUNTS.map((what) => `'${what}', f.${what}`).join(', ');

/**
 * SQL of the roll-ups by quarter since the earliest beginning of the day in any of the zones: about two hundred rows at most, whatever the number
 * of agents and chats.
 */
const TODAY = `
  with days as (select zone, date_trunc('day', $2::timestamptz, zone) as since from unnest($1::text[]) zone),
    span as (select min(since) as since from days),
    counts as (
      select f.slot, json_build_object(${COUNTS}) as counts from span join figure_rollups f
        on f.dimension = 'all' and f.key = '' and f.grain = 'quarter' and f.slot >= span.since and f.slot <= $2
    ),
    waits as (
      select d.slot, json_build_object('count', d.count, 'total', d.total, 'shortest', d.shortest, 'longest', d.longest,
        'buckets', d.buckets, 'counts', d.counts) as waits
      from span join duration_rollups d on d.dimension = 'all' and d.key = '' and d.measure = 'wait' and d.grain = 'quarter'
        and d.slot >= span.since and d.slot <= $2
    )
  select (select json_agg(json_build_object('timeZone', zone, 'since', ${MS('since')})) from days) as zones,
    (select json_agg(json_build_object('slot', ${MS('slot')}, 'counts', counts, 'waits', waits) order by slot)
     from counts full join waits using (slot)) as sums`;

/** Walls of today, by time zone; one statement for all zones. */
export class WallToday extends Query<Map<string, Wall>> {
  constructor(readonly timeZones: readonly string[]) {
    super();
  }
}

@QueryHandler(WallToday)
export class WallTodayHandler implements IQueryHandler<WallToday> {
  constructor(
    private readonly sums: Sums,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ timeZones }: WallToday): Promise<Map<string, Wall>> {
    const now = this.clock.now();
    const asked = await this.sums.asked({});
    const [row] = await this.dataSource.query<[Row]>(TODAY, [timeZones, now]);
    const sums = (row.sums ?? []).map(quarterSums);
    return new Map(row.zones.map(({ timeZone, since }) => [timeZone, wallOf({ timeZone, since, now: now.getTime() }, sums, asked)]));
  }
}

function quarterSums({ slot, counts, waits }: NonNullable<Row['sums']>[number]): QuarterSums {
  if (waits === null) return { slot, counts: counts, waits };
  const { buckets, counts: held, ...sums } = waits;
  return { slot, counts, waits: { ...sums, buckets: buckets.map((bucket, i) => [bucket, held[i]!] as const) } };
}
