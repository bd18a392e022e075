import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { Conditions, InjectReads } from '#platform';
import type { DurationStatistic, Interval, Series, SeriesMetric } from '#protocol';
import { intervals } from './intervals';
import { isCount, type SeriesAsked, SeriesValues } from './series-values';
import type { Scope } from './scope';
import type { Asked } from './figures-by';

/** Time series of figures: counts, statistics of durations, or rates. They have every interval of the span, also empty ones. */
export class FigureSeries extends Query<Series> implements SeriesAsked {
  constructor(
    readonly scope: Scope,
    readonly metrics: readonly SeriesMetric[],
    readonly interval: Interval,
    readonly timeZone: string,
    readonly serviceLevel: Asked,
    readonly statistic: DurationStatistic,
  ) {
    super();
  }
}

@QueryHandler(FigureSeries)
export class FigureSeriesHandler implements IQueryHandler<FigureSeries> {
  constructor(
    private readonly values: SeriesValues,
    @InjectReads() private readonly dataSource: DataSource,
  ) {}

  async execute(query: FigureSeries): Promise<Series> {
    const { metrics, interval, statistic } = query;
    const [starts, values] = await Promise.all([this.starts(query), this.values.of(query)]);
    const at = (start: Date, metric: SeriesMetric): number | null =>
      values.get(metric)?.get(`${start.getTime()}`) ?? (isCount(metric) ? 0 : null);
    const data = starts.map((start) => ({
      from: start.toISOString(),
      values: Object.fromEntries(metrics.map((metric) => [metric, at(start, metric)])),
    }));
    return { interval, statistic, data };
  }

  private async starts({ scope, interval, timeZone }: FigureSeries): Promise<Date[]> {
    const where = new Conditions();
    const rows = await this.dataSource.query<{ start: Date }[]>(
      `select start from (${intervals(where, scope, interval, timeZone)}) intervals order by start`,
      where.values,
    );
    return rows.map(({ start }) => start);
  }
}
