import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { Conditions } from '#platform';
import type { Interval, SeriesMetric, TimeSeries } from '#protocol';
import { asKey, intervalOf, intervals } from './intervals';
import { answeringOf, type Counts, durationsOf, ratingOf } from './figures';
import { serviceLevel, share } from './domain/service-level';
import type { Scope } from './scope';
import { type Grouping, Sums } from './sums';
import { meanQueue } from './mean-queue';
import type { Measure } from '../rollup/sums-by-quarter';
import type { Asked } from './figures-by';

type Values = Map<string, number | null>;

const MEASURE_OF: Partial<Record<SeriesMetric, Measure>> = {
  waitSeconds: 'wait',
  firstResponseSeconds: 'firstResponse',
  responseSeconds: 'response',
  handleSeconds: 'handle',
};
const COUNT_OF: Partial<Record<SeriesMetric, keyof Counts>> = {
  started: 'started',
  answered: 'answered',
  abandoned: 'abandoned',
  closed: 'closed',
  transfers: 'transfers',
};

/** Time series of one figure: counts, means of durations, or rates. It has every interval of the span, also empty ones. */
export class FigureSeries extends Query<TimeSeries> {
  constructor(
    readonly scope: Scope,
    readonly metric: SeriesMetric,
    readonly interval: Interval,
    readonly timeZone: string,
    readonly serviceLevel: Asked,
  ) {
    super();
  }
}

@QueryHandler(FigureSeries)
export class FigureSeriesHandler implements IQueryHandler<FigureSeries> {
  constructor(
    private readonly sums: Sums,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(query: FigureSeries): Promise<TimeSeries> {
    const { metric, interval } = query;
    const [starts, values] = await Promise.all([this.starts(query), this.values(query)]);
    const nothing = COUNT_OF[metric] || metric === 'queued' ? 0 : null;
    const data = starts.map((start) => ({ from: start.toISOString(), value: values.get(`${start.getTime()}`) ?? nothing }));
    return { metric, interval, data };
  }

  private async starts({ scope, interval, timeZone }: FigureSeries): Promise<Date[]> {
    const where = new Conditions();
    const rows = await this.dataSource.query<{ start: Date }[]>(
      `select start from (${intervals(where, scope, interval, timeZone)}) intervals order by start`,
      where.values,
    );
    return rows.map(({ start }) => start);
  }

  private async values({ scope, metric, interval, timeZone, serviceLevel: given }: FigureSeries): Promise<Values> {
    const grouping: Grouping = {
      by: ({ bind }) => asKey(intervalOf('slot', interval, () => bind(timeZone))),
      wholeDays: timeZone === 'UTC' && (interval === 'day' || interval === 'week'),
    };
    const measure = MEASURE_OF[metric];
    if (measure) return mapped(await this.sums.durations(scope, [measure], grouping), (measured) => durationsOf(measured[measure]).mean);
    if (metric === 'occupancy') {
      if (!scope.isOfAgents) return new Map();
      return mapped(await this.sums.time(scope, grouping), (time) => share(time.occupied_ms, time.online_ms));
    }
    if (metric === 'queued') return this.queued(scope, interval, timeZone);
    const asked = await this.sums.asked(given);
    const count = COUNT_OF[metric];
    return mapped(await this.sums.counts(scope, asked, grouping), (counts) => {
      if (count) return counts[count];
      return metric === 'rating' ? ratingOf(counts).mean : serviceLevel(asked.formula, answeringOf(counts));
    });
  }

  private async queued(scope: Scope, interval: Interval, timeZone: string): Promise<Values> {
    const { sql, values } = meanQueue(scope, interval, timeZone, this.clock.now());
    const rows = await this.dataSource.query<{ group: string; value: number }[]>(sql, values);
    return new Map(rows.map(({ group, value }) => [group, value]));
  }
}

function mapped<T>(rows: Map<string, T>, value: (row: T) => number | null): Values {
  return new Map([...rows].map(([key, row]) => [key, value(row)]));
}
