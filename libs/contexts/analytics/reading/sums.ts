import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Conditions, InjectReads } from '#platform';
import type { ServiceLevelFormula } from '#protocol';
import type { Counts, Measured, ServiceLevelAsked } from './figures';
import type { Scope } from './scope';
import { agentTime, SPENT, type Spent } from '../rollup/agent-time';
import { Reading, type Soon, type Statement } from './reading';
import { type Measure, QUARTER, ROLLED_COUNTS } from '../rollup/sums-by-quarter';

/** Grouping of rows: SQL of the group, and whether it may be computed from whole days. */
export interface Grouping {
  by: (where: Conditions) => string;
  wholeDays: boolean;
}

type CountRow = Counts & { group: string; other: boolean };
interface DurationRow {
  group: string;
  measure: Measure;
  count: number;
  total: number;
  shortest: number;
  longest: number;
  buckets: number[];
  counts: number[];
}

const BY_AGENT: Grouping = { by: () => 'agent_id::text', wholeDays: true };

/** Sums of a scope by group; without a breakdown the only group is `''`. */
@Injectable()
export class Sums {
  constructor(
    @InjectReads() private readonly dataSource: DataSource,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  /** The service level as asked for, completed by the settings. */
  async asked(given: { withinSeconds?: number; formula?: ServiceLevelFormula }): Promise<ServiceLevelAsked> {
    const { serviceLevelSeconds, serviceLevelFormula } = await this.settings.get();
    return { withinSeconds: given.withinSeconds ?? serviceLevelSeconds, formula: given.formula ?? serviceLevelFormula };
  }

  /** Counts by group. Where the roll-ups are for other settings than those asked for, the figures of each chat are counted. */
  async counts(scope: Scope, { withinSeconds }: ServiceLevelAsked, grouping?: Grouping): Promise<Map<string, Counts>> {
    const { shortAbandonSeconds } = await this.settings.get();
    const soon = { withinMs: Math.round(withinSeconds * 1000), shortMs: Math.round(shortAbandonSeconds * 1000) };
    let rows = await this.query<CountRow>(reading(scope, soon, grouping).counts());
    if (rows.some(({ other }) => other)) rows = await this.query<CountRow>(reading(scope, soon, grouping, true).counts());
    return new Map(rows.map((row) => [row.group, row]));
  }

  /** Number of chats that each agent had, by agent id. */
  async chatsByAgent(scope: Scope): Promise<Map<string, number>> {
    const rows = await this.query<{ group: string; count: number }>(
      reading(scope.brokenDownBy('agent'), { withinMs: 0, shortMs: 0 }).count('started'),
    );
    return new Map(rows.map(({ group, count }) => [group, count]));
  }

  async durations(scope: Scope, measures: readonly Measure[], grouping?: Grouping): Promise<Map<string, Measured>> {
    const rows = await this.query<DurationRow>(reading(scope, { withinMs: 0, shortMs: 0 }, grouping).durations(measures));
    const found = new Map<string, Measured>();
    for (const { group, measure, buckets, counts, ...sums } of rows) {
      const histogram = { ...sums, buckets: buckets.map((bucket, i) => [bucket, counts[i]!] as const) };
      found.set(group, { ...found.get(group), [measure]: histogram });
    }
    return found;
  }

  /** Time of agents in milliseconds, by a group of `slot` and `agent_id`; by agent when nothing else is asked for. */
  async time({ from, to, filters }: Scope, { by, wholeDays } = BY_AGENT): Promise<Map<string, Spent>> {
    const where = new Conditions();
    const [start, stop, now] = [where.bind(from), where.bind(to), where.bind(this.clock.now())];
    const origin = `timestamptz '2000-01-01 00:00Z'`;
    const since = `date_bin(${QUARTER}, ${start}::timestamptz + ${QUARTER} - interval '1 microsecond', ${origin})`;
    const until = `greatest(date_bin(${QUARTER}, ${stop}::timestamptz, ${origin}), ${since})`;
    const rows = agentTime({ from: start, to: stop, since, until, now }, wholeDays);
    where.given(filters.agentId, (ids) => `agent_id = any(${ids}::uuid[])`);
    const found = await this.query<Spent & { group: string }>({
      sql: `select ${by(where)} as "group", ${SPENT.map((what) => `sum(${what})::float8 as ${what}`).join(', ')}
        from (${rows}) time where ${where.sql} group by 1`,
      values: where.values,
    });
    return new Map(found.map((row) => [row.group, row]));
  }

  private query<R>({ sql, values }: Statement): Promise<R[]> {
    return this.dataSource.query<R[]>(sql, values);
  }
}

function reading(scope: Scope, soon: Soon, grouping?: Grouping, raw = false): Reading {
  return new Reading(scope, soon, grouping?.by, { wholeDays: grouping?.wholeDays, raw });
}

export const NOTHING = Object.fromEntries(ROLLED_COUNTS.map((what) => [what, 0])) as Counts;
export const NO_TIME = Object.fromEntries(SPENT.map((what) => [what, 0])) as Spent;
