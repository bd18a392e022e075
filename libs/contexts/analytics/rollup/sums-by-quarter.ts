import { GAMMA, ZERO_BUCKET } from './domain/histogram';
import { COUNTED, WHOLE } from './chat-figures';

export const QUARTER = `interval '15 minutes'`;
const EPOCH = `timestamptz '2000-01-01 00:00Z'`;
export const quarterOf = (at: string): string => `date_bin(${QUARTER}, ${at}, ${EPOCH})`;
export const dayOf = (at: string): string => `date_bin(interval '1 day', ${at}, ${EPOCH})`;

export type Measure = 'wait' | 'firstResponse' | 'response' | 'handle' | 'held';
export type Dimension = 'all' | 'agent' | 'skill' | 'team' | 'priority' | 'tag' | 'closeReason';

/** SQL of the keys under which figures `f` are counted, by dimension. */
const KEYS: Record<Dimension, string> = {
  all: `select ''`,
  agent: 'select f.agent_id::text',
  skill: 'select unnest(f.skills)',
  team: 'select f.team_id::text where f.team_id is not null',
  priority: 'select f.priority',
  tag: 'select unnest(f.tags)',
  closeReason: 'select f.close_reason where f.close_reason is not null',
};

/** Joins to figures `f` their keys `d` in one dimension. */
export function under(dimension: Dimension): string {
  return `cross join lateral (select '${dimension}' as dimension, key from (${KEYS[dimension]}) keys(key)) d`;
}

/** Joins to figures `f` their keys `d` in all dimensions: agents for figures of an agent, all others for those of the whole chat. */
export const UNDER_ALL = `cross join lateral (${(Object.keys(KEYS) as Dimension[])
  .map(
    (dimension) =>
      `select '${dimension}' as dimension, key from (${KEYS[dimension]}) keys(key) where f.agent_id ${dimension === 'agent' ? '<>' : '='} '${WHOLE}'`,
  )
  .join(' union all ')}) d`;

export const SOON = ['answered_within', 'abandoned_within', 'abandoned_short'] as const;
export const ROLLED_COUNTS = [...COUNTED, ...SOON];
const HISTOGRAM = ['count', 'total', 'shortest', 'longest', 'buckets', 'counts'];
export const COUNT_COLUMNS = ['grain', 'slot', 'dimension', 'key', ...ROLLED_COUNTS, 'within_ms', 'short_ms'].join(', ');
export const DURATION_COLUMNS = ['grain', 'slot', 'dimension', 'key', 'measure', ...HISTOGRAM].join(', ');

/**
 * SQL of counts by quarter of an hour and key; columns as `COUNT_COLUMNS`.
 * @param rows SQL of a from clause with figures `f` and keys `d`
 */
export function countsBy(rows: string, withinMs: string, shortMs: string): string {
  return `select 'quarter' as grain, ${quarterOf('f.created_at')} as slot, d.dimension, d.key,
    ${COUNTED.map((what) => `sum(f.${what})::bigint as ${what}`).join(', ')},
    count(*) filter (where f.answered = 1 and f.wait <= ${withinMs}::bigint) as answered_within,
    count(*) filter (where f.abandoned = 1 and f.wait <= ${withinMs}::bigint) as abandoned_within,
    count(*) filter (where f.abandoned = 1 and f.wait <= ${shortMs}::bigint) as abandoned_short,
    ${withinMs}::bigint as within_ms, ${shortMs}::bigint as short_ms
    from ${rows} group by 2, 3, 4`;
}

/** SQL of the durations of figures `f`, by measure. `wait` is that of answered chats, without abandoned ones. */
const VALUES: Record<Measure, string> = {
  wait: 'select f.wait where f.answered = 1',
  firstResponse: 'select f.first_response',
  handle: 'select f.handle',
  held: 'select f.held',
  response: 'select unnest(f.responses)',
};
/** SQL of the durations of figures `f` in one measure, in milliseconds. */
export const valuesOf = (measure: Measure): string => VALUES[measure];

const MEASURES = `cross join lateral (${Object.entries(VALUES)
  .map(([measure, values]) => `select '${measure}' as measure, value from (${values}) of_it(value)`)
  .join(' union all ')}) v`;

export function durationsBy(rows: string): string {
  return `select 'quarter' as grain, slot, dimension, key, measure, sum(held)::bigint as count, sum(total)::bigint as total, min(shortest) as shortest,
      max(longest) as longest, array_agg(bucket order by bucket)::smallint[] as buckets, array_agg(held order by bucket)::bigint[] as counts
    from (
      select ${quarterOf('f.created_at')} as slot, d.dimension, d.key, v.measure,
        case when v.value < 1 then ${ZERO_BUCKET} else ceil(ln(v.value::float8) / ${Math.log(GAMMA)}) end as bucket,
        count(*) as held, sum(v.value) as total, min(v.value) as shortest, max(v.value) as longest
      from ${rows} ${MEASURES} where v.value is not null group by 1, 2, 3, 4, 5
    ) held group by slot, dimension, key, measure`;
}

/**
 * SQL of the sums of histograms.
 * @param rows SQL of histograms with the columns `names` and `measure`
 * @param names columns that, with `measure`, the histograms are added up by
 */
export function addedDurations(rows: string, names: string): string {
  return `select ${names}, measure, sum(held)::bigint as count, sum(total)::bigint as total, min(shortest) as shortest, max(longest) as longest,
      array_agg(bucket order by bucket)::smallint[] as buckets, array_agg(held order by bucket)::bigint[] as counts
    from (
      select ${names}, measure, bucket, sum(held) as held, sum(total) filter (where place = 1) as total, min(shortest) as shortest, max(longest) as longest
      from (${rows}) added cross join lateral unnest(buckets, counts) with ordinality as h(bucket, held, place) group by ${names}, measure, bucket
    ) buckets group by ${names}, measure`;
}

/**
 * SQL of roll-ups by quarter added up by day.
 * @param quarters condition on the rows by quarter
 */
export function countsByDay(quarters: string): string {
  return `select 'day' as grain, ${dayOf('slot')} as slot, dimension, key, ${ROLLED_COUNTS.map((what) => `sum(${what})::bigint as ${what}`).join(', ')},
    max(within_ms) as within_ms, max(short_ms) as short_ms from figure_rollups where ${quarters} group by 2, 3, 4`;
}

export function durationsByDay(quarters: string): string {
  const rows = `select ${dayOf('slot')} as day, dimension, key, measure, total, shortest, longest, buckets, counts from duration_rollups where ${quarters}`;
  return `select 'day' as grain, day as slot, dimension, key, measure, ${HISTOGRAM.join(', ')} from (${addedDurations(rows, 'day, dimension, key')}) days`;
}
