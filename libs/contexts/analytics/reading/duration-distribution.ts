import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { Conditions, InjectReads } from '#platform';
import type { Distribution, DurationMetric } from '#protocol';
import { durationsOf } from './figures';
import type { Scope } from './scope';
import { type Measure, valuesOf } from '../rollup/sums-by-quarter';
import { Sums } from './sums';

const MEASURES: Record<DurationMetric, Measure> = {
  waitSeconds: 'wait',
  firstResponseSeconds: 'firstResponse',
  responseSeconds: 'response',
  handleSeconds: 'handle',
  heldSeconds: 'held',
};
const EDGES = [0, 5, 10, 20, 30, 60, 90, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400];

/** Distribution of durations: exact counts, and the percentiles of the overview, which come from histograms. */
export class DurationDistribution extends Query<Distribution> {
  constructor(
    readonly scope: Scope,
    readonly metric: DurationMetric,
  ) {
    super();
  }
}

@QueryHandler(DurationDistribution)
export class DurationDistributionHandler implements IQueryHandler<DurationDistribution> {
  constructor(
    private readonly sums: Sums,
    @InjectReads() private readonly dataSource: DataSource,
  ) {}

  async execute({ scope, metric }: DurationDistribution): Promise<Distribution> {
    const measure = MEASURES[metric];
    const [counts, durations] = await Promise.all([this.counts(scope, measure), this.sums.durations(scope, [measure])]);
    const { p50, p90, p99 } = durationsOf(durations.get('')?.[measure]);
    const buckets = EDGES.map((from, i) => ({ from, to: EDGES[i + 1] ?? null, count: counts.get(i + 1) ?? 0 }));
    return { buckets, p50, p90, p99 };
  }

  private async counts(scope: Scope, measure: Measure): Promise<Map<number, number>> {
    const where = new Conditions();
    const [from, to, edges] = [where.bind(scope.from), where.bind(scope.to), where.bind(EDGES.map((edge) => edge * 1000))];
    scope.conditions(where);
    const rows = await this.dataSource.query<{ bucket: number; count: number }[]>(
      `select width_bucket(v.value, ${edges}::bigint[]) as bucket, count(*)::int as count
       from chat_figures f cross join lateral (${valuesOf(measure)}) v(value)
       where f.created_at >= ${from} and f.created_at < ${to} and v.value is not null and ${where.sql} group by 1`,
      where.values,
    );
    return new Map(rows.map(({ bucket, count }) => [bucket, count]));
  }
}
