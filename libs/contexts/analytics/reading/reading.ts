import { Conditions } from '#platform';
import type { Scope } from './scope';
import type { CountedFigure } from '../rollup/chat-figures';
import { addedDurations, countsBy, dayOf, durationsBy, QUARTER, ROLLED_COUNTS, under } from '../rollup/sums-by-quarter';

export interface Soon {
  withinMs: number;
  shortMs: number;
}

export interface Statement {
  sql: string;
  values: unknown[];
}

/** The next and the last beginning of a quarter of an hour. */
const UP = (at: string): string =>
  `date_bin(${QUARTER}, ${at}::timestamptz + ${QUARTER} - interval '1 microsecond', timestamptz '2000-01-01 00:00Z')`;
const DOWN = (at: string): string => `date_bin(${QUARTER}, ${at}::timestamptz, timestamptz '2000-01-01 00:00Z')`;

/**
 * Pieces of a span: the whole days that are rolled up, and ranges of the quarters of an hour around them; chats at the ends are read one by one
 * (`edges`).
 * @param whole whether days may be used; then `slot` is the beginning of a quarter or of a day
 */
function pieces(from: string, to: string, whole: boolean): string {
  const days = whole
    ? `select d.slot from bounds b join figure_rollups d on d.dimension = 'all' and d.key = '' and d.grain = 'day'
         and d.slot >= b.since and d.slot < b.until and d.slot + interval '1 day' <= b.until`
    : 'select null::timestamptz as slot where false';
  return `bounds as materialized (select ${UP(from)} as since, greatest(${DOWN(to)}, ${UP(from)}) as until),
    days as materialized (${days}),
    quarters as materialized (
      select greatest(d, b.since) as start, least(d + interval '1 day', b.until) as stop
        from bounds b cross join lateral generate_series(${dayOf('b.since')}, b.until - interval '1 microsecond', interval '1 day') d
        where not exists (select from days where slot = d)
    )`;
}

const edges = (from: string, to: string): string => `select f.* from chat_figures f cross join bounds b
    where f.created_at >= ${from} and f.created_at < least(b.since, ${to}::timestamptz)
  union all select f.* from chat_figures f cross join bounds b where f.created_at >= greatest(b.until, ${from}::timestamptz) and f.created_at < ${to}`;

/** Statements that read sums of a scope: from the roll-ups, or from the figures of each chat with `raw` and where no roll-up has them. */
export class Reading {
  private readonly where = new Conditions();
  private readonly from: string;
  private readonly to: string;

  /** @param group SQL of the group of a row, from its columns `slot` and `key` */
  constructor(
    private readonly scope: Scope,
    private readonly soon: Soon,
    private readonly group: (where: Conditions) => string = () => (scope.by === 'all' ? `''` : 'key'),
    private readonly options: { wholeDays?: boolean; raw?: boolean } = {},
  ) {
    this.from = this.where.bind(scope.from);
    this.to = this.where.bind(scope.to);
  }

  /** Counts by `group`. Column `other`: whether some were rolled up for other settings of service level or short abandonment. */
  counts(): Statement {
    const [within, short] = [this.where.bind(this.soon.withinMs), this.where.bind(this.soon.shortMs)];
    const rows = this.rows('figure_rollups', [...ROLLED_COUNTS, 'within_ms', 'short_ms'], (from) => countsBy(from, within, short));
    const sums = ROLLED_COUNTS.map((what) => `sum(${what})::float8 as ${what}`).join(', ');
    return this.statement(`${rows} select ${this.group(this.where)} as "group", ${sums},
      bool_or(within_ms <> ${within}::bigint or short_ms <> ${short}::bigint) as other from rows group by 1`);
  }

  /** One count by `group`, which no setting bears on. */
  count(what: CountedFigure): Statement {
    const rows = this.rows('figure_rollups', [what], (from) => countsBy(from, '0', '0'));
    return this.statement(`${rows} select ${this.group(this.where)} as "group", sum(${what})::float8 as count from rows group by 1`);
  }

  durations(measures: readonly string[]): Statement {
    const names = this.where.bind(measures);
    const columns = ['measure', 'total', 'shortest', 'longest', 'buckets', 'counts'];
    const rows = this.rows('duration_rollups', columns, durationsBy, `and measure = any(${names}::text[])`);
    const grouped = `select ${this.group(this.where)} as "group", ${columns.join(', ')} from rows where measure = any(${names}::text[])`;
    return this
      .statement(`${rows} select "group", measure, count::float8, total::float8, shortest::float8, longest::float8, buckets, counts::float8[]
      from (${addedDurations(grouped, '"group"')}) added`);
  }

  private rows(table: string, values: readonly string[], ofFigures: (from: string) => string, more = ''): string {
    const { rolledUp } = this.options.raw ? { rolledUp: undefined } : this.scope;
    const columns = ['slot', 'key', ...values].join(', ');
    const figures = rolledUp ? 'edges f where true' : `chat_figures f where f.created_at >= ${this.from} and f.created_at < ${this.to}`;
    const counted = ofFigures(`(select f.* from ${figures} and ${this.scope.conditions(this.where).sql}) f ${under(this.scope.by)}`);
    const fresh = `select ${columns} from (${counted}) fresh`;
    if (!rolledUp) return `with rows as (${fresh})`;
    const key = rolledUp.key === null ? '' : `and key = ${this.where.bind(rolledUp.key)}`;
    // Each piece is one range of an index; `offset 0` keeps Postgres from joining all rows of the dimension with the pieces.
    const kept = (piece: string, grain: string, within: string): string => `select r.* from ${piece} p cross join lateral (
      select ${columns} from ${table} where dimension = '${rolledUp.dimension}' ${key} and grain = '${grain}' and ${within} ${more} offset 0) r`;
    return `with ${pieces(this.from, this.to, this.options.wholeDays ?? true)}, edges as (${edges(this.from, this.to)}), rows as (
      ${kept('days', 'day', `${table}.slot = p.slot`)}
      union all ${kept('quarters', 'quarter', 'slot >= p.start and slot < p.stop')}
      union all ${fresh})`;
  }

  private statement(sql: string): Statement {
    return { sql, values: this.where.values };
  }
}
