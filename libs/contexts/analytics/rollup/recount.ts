import { SPENT, settledTime, timeByDay } from './agent-time';
import { FIGURE_COLUMNS, figuresOf } from './chat-figures';
import {
  COUNT_COLUMNS,
  countsBy,
  countsByDay,
  DURATION_COLUMNS,
  dayOf,
  durationsBy,
  durationsByDay,
  QUARTER,
  quarterOf,
  UNDER_ALL,
} from './sums-by-quarter';

export interface Difference {
  what: string;
  /** `kept`: the row is stored and should not be; `counted`: it should be stored and is not. */
  is: 'kept' | 'counted';
  row: Record<string, unknown>;
}

type Ask = <R>(sql: string, parameters: unknown[]) => Promise<R[]>;

/** SQL of the rows that only one side has. Both sides have the same columns; `$1` and `$2` are the span. */
function compared(what: string, kept: string, counted: string): string {
  const only = (is: string, these: string, those: string): string =>
    `select '${what}' as what, '${is}' as is, to_jsonb(d) as row from (select * from (${these}) a except select * from (${those}) b) d`;
  return `${only('kept', kept, counted)} union all ${only('counted', counted, kept)} limit 1000`;
}

const SPAN = (at: string): string => `${at} >= $1::timestamptz and ${at} < $2::timestamptz`;

/** Comparisons of each stage with the stage before it: figures with facts, quarters with figures, days with quarters. */
function comparisons(withinMs: number, shortMs: number): string[] {
  const rows = `(select * from chat_figures where ${SPAN('created_at')}) f ${UNDER_ALL}`;
  const figures = figuresOf(`select id as chat_id from chats where ${SPAN('created_at')}`);
  const times = `select id as agent_id, $1::timestamptz as since, $2::timestamptz as until from agents`;
  const time = ['agent_id', 'slot', ...SPENT].join(', ');
  const kept = (columns: string, table: string, grain: string): string =>
    `select ${columns} from ${table} where grain = '${grain}' and ${SPAN('slot')}`;
  const quarters = `grain = 'quarter' and ${SPAN('slot')} and ${dayOf('slot')} in (
    select slot from figure_rollups where dimension = 'all' and key = '' and grain = 'day' and ${SPAN('slot')} and slot + interval '1 day' <= $2)`;
  const days = (table: string): string => `${table} where grain = 'day' and ${SPAN('slot')} and slot + interval '1 day' <= $2`;
  return [
    compared(
      'chat_figures',
      `select ${FIGURE_COLUMNS} from chat_figures where ${SPAN('created_at')}`,
      `select ${FIGURE_COLUMNS} from (${figures}) counted`,
    ),
    compared(
      'figure_rollups',
      kept(COUNT_COLUMNS, 'figure_rollups', 'quarter'),
      `select ${COUNT_COLUMNS} from (${countsBy(rows, `${withinMs}`, `${shortMs}`)}) counted`,
    ),
    compared(
      'duration_rollups',
      kept(DURATION_COLUMNS, 'duration_rollups', 'quarter'),
      `select ${DURATION_COLUMNS} from (${durationsBy(rows)}) counted`,
    ),
    compared('figure_rollups by day', `select ${COUNT_COLUMNS} from ${days('figure_rollups')}`, countsByDay(quarters)),
    compared('duration_rollups by day', `select ${DURATION_COLUMNS} from ${days('duration_rollups')}`, durationsByDay(quarters)),
    compared('agent_time', `select ${time} from agent_time where ${SPAN('slot')}`, `select ${time} from (${settledTime(times)}) counted`),
    compared(
      'agent_days',
      `select day, ${['agent_id', ...SPENT].join(', ')} from agent_days where ${SPAN('day')} and day + interval '1 day' <= $2`,
      timeByDay(
        `${SPAN('slot')} and ${dayOf('slot')} in (select day from agent_days where ${SPAN('day')} and day + interval '1 day' <= $2)`,
      ),
    ),
  ];
}

/** Counts every figure of a span anew, from the facts up, and returns the differences from what is stored. It changes nothing. */
export async function recount(ask: Ask, span: { from: string; to: string }): Promise<Difference[]> {
  const [soon] = await ask<{ within: number; short: number; since: Date; until: Date }>(
    `select ${quarterOf('$1::timestamptz')} as since, ${quarterOf(`$2::timestamptz - interval '1 microsecond'`)} + ${QUARTER} as until,
       coalesce(max(within_ms), 0)::float8 as within, coalesce(max(short_ms), 0)::float8 as short
     from (select within_ms, short_ms from figure_rollups where grain = 'quarter' order by slot desc limit 1) latest`,
    [span.from, span.to],
  );
  const found: Difference[] = [];
  for (const sql of comparisons(soon!.within, soon!.short)) found.push(...(await ask<Difference>(sql, [soon!.since, soon!.until])));
  return found;
}
