import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InjectReads } from '#platform';
import { Clock } from '#kernel';
import type { DurationStatistic, Interval, SeriesMetric } from '#protocol';
import { asKey, intervalOf } from './intervals';
import { answeringOf, attainmentOf, type Counts, durationsOf, ratingOf, type ServiceLevelAsked } from './figures';
import { serviceLevel, share } from './domain/service-level';
import { type Grouping, Sums } from './sums';
import { meanQueue } from './mean-queue';
import type { Measure } from '../rollup/sums-by-quarter';
import type { Asked } from './figures-by';
import type { Scope } from './scope';

/** Values by the beginning of their interval, in milliseconds. */
type Values = Map<string, number | null>;
type ValuesOf = Map<SeriesMetric, Values>;

export interface SeriesAsked {
  scope: Scope;
  metrics: readonly SeriesMetric[];
  interval: Interval;
  timeZone: string;
  serviceLevel: Asked;
  statistic: DurationStatistic;
}

const MEASURE_OF: Partial<Record<SeriesMetric, Measure>> = {
  waitSeconds: 'wait',
  firstResponseSeconds: 'firstResponse',
  responseSeconds: 'response',
  handleSeconds: 'handle',
  heldSeconds: 'held',
};
const COUNT_OF: Partial<Record<SeriesMetric, keyof Counts>> = {
  started: 'started',
  answered: 'answered',
  abandoned: 'abandoned',
  closed: 'closed',
  transfers: 'transfers',
};

const RATE_OF: Partial<Record<SeriesMetric, (counts: Counts, asked: ServiceLevelAsked) => number | null>> = {
  serviceLevel: (counts, { formula }) => serviceLevel(formula, answeringOf(counts)),
  rating: (counts) => ratingOf(counts).mean,
  firstResponseAttainment: (counts) => attainmentOf(counts).firstResponse.rate,
  replyAttainment: (counts) => attainmentOf(counts).reply.rate,
};

/** Whether an interval in which nothing happened has 0, and not nothing. */
export const isCount = (metric: SeriesMetric): boolean => COUNT_OF[metric] !== undefined || metric === 'queued';
const isOfCounts = (metric: SeriesMetric): boolean => COUNT_OF[metric] !== undefined || RATE_OF[metric] !== undefined;

/** Values of figures over time: one statement for all that are counted, one for all durations, one for each of the others. */
@Injectable()
export class SeriesValues {
  constructor(
    private readonly sums: Sums,
    private readonly clock: Clock,
    @InjectReads() private readonly dataSource: DataSource,
  ) {}

  async of(query: SeriesAsked): Promise<ValuesOf> {
    const { interval, timeZone, metrics } = query;
    const grouping: Grouping = {
      by: ({ bind }) => asKey(intervalOf('slot', interval, () => bind(timeZone))),
      wholeDays: timeZone === 'UTC' && (interval === 'day' || interval === 'week'),
    };
    const parts = await Promise.all([
      this.counts(query, grouping),
      this.durations(query, grouping),
      metrics.includes('occupancy') ? this.occupancy(query, grouping) : NONE,
      metrics.includes('queued') ? this.queued(query) : NONE,
    ]);
    return new Map(parts.flatMap((part) => [...part]));
  }

  private async counts({ scope, metrics, serviceLevel: given }: SeriesAsked, grouping: Grouping): Promise<ValuesOf> {
    const wanted = metrics.filter(isOfCounts);
    if (wanted.length === 0) return NONE;
    const asked = await this.sums.asked(given);
    const rows = await this.sums.counts(scope, asked, grouping);
    return new Map(wanted.map((metric) => [metric, mapped(rows, (counts) => counted(metric, counts, asked))]));
  }

  private async durations({ scope, metrics, statistic }: SeriesAsked, grouping: Grouping): Promise<ValuesOf> {
    const wanted = metrics.flatMap((metric) => (MEASURE_OF[metric] ? [[metric, MEASURE_OF[metric]] as const] : []));
    if (wanted.length === 0) return NONE;
    const measures = wanted.map(([, measure]) => measure);
    const rows = await this.sums.durations(scope, measures, grouping);
    return new Map(wanted.map(([metric, measure]) => [metric, mapped(rows, (measured) => durationsOf(measured[measure])[statistic])]));
  }

  private async occupancy({ scope }: SeriesAsked, grouping: Grouping): Promise<ValuesOf> {
    if (!scope.isOfAgents) return NONE;
    const rows = await this.sums.time(scope, grouping);
    return new Map([['occupancy', mapped(rows, (time) => share(time.occupied_ms, time.online_ms))]]);
  }

  private async queued({ scope, interval, timeZone }: SeriesAsked): Promise<ValuesOf> {
    const { sql, values } = meanQueue(scope, interval, timeZone, this.clock.now());
    const rows = await this.dataSource.query<{ group: string; value: number }[]>(sql, values);
    return new Map([['queued', new Map(rows.map(({ group, value }) => [group, value]))]]);
  }
}

const NONE: ValuesOf = new Map();

function counted(metric: SeriesMetric, counts: Counts, asked: ServiceLevelAsked): number | null {
  const count = COUNT_OF[metric];
  return count ? counts[count] : RATE_OF[metric]!(counts, asked);
}

function mapped<T>(rows: Map<string, T>, value: (row: T) => number | null): Values {
  return new Map([...rows].map(([key, row]) => [key, value(row)]));
}
