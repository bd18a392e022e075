import { PRESENT_STATUSES } from '#protocol';
import { wordList } from '#platform';
import { dayOf, QUARTER, quarterOf } from './sums-by-quarter';

export const SPENT = ['online_ms', 'occupied_ms', 'handling_ms', 'seats_taken_ms', 'seats_ms'] as const;
export type Spent = Record<(typeof SPENT)[number], number>;

/** SQL of the milliseconds that intervals `i` of agents, from `since` to `until`, add to each quarter of an hour. */
function perSlot(intervals: string): string {
  const clipped = `extract(epoch from least(i.until, s.slot + ${QUARTER}) - greatest(i.since, s.slot)) * 1000`;
  const here = `i.status in (${wordList(PRESENT_STATUSES)})`;
  const spent = (factor: string, condition: string): string =>
    `coalesce(round(sum(${clipped} * ${factor}) filter (where ${condition})), 0)::bigint`;
  return `select i.agent_id, s.slot, ${spent('1', here)} as online_ms, ${spent('1', `${here} and i.active_chats > 0`)} as occupied_ms,
      ${spent('1', 'i.active_chats > 0')} as handling_ms, ${spent('i.active_chats', here)} as seats_taken_ms,
      ${spent('i.max_concurrent_chats', here)} as seats_ms
    from (${intervals}) i cross join lateral generate_series(${quarterOf('i.since')}, i.until - interval '1 microsecond', ${QUARTER}) s(slot)
    where i.until > i.since and (${here} or i.active_chats > 0) group by 1, 2`;
}

/**
 * SQL of the time in the intervals that are over.
 * @param spans SQL of rows `(agent_id, since, until)`, of whole quarters
 */
export function settledTime(spans: string): string {
  return perSlot(`
    select o.agent_id, o.status, o.active_chats, o.max_concurrent_chats, greatest(o.at, o.since) as since, least(o.next, o.until) as until from (
      select f.agent_id, f.status, f.active_chats, f.max_concurrent_chats, f.at, span.since, span.until,
        lead(f.at) over (partition by f.agent_id order by f.at, f.id) as next
      from (${spans}) span join agent_facts f on f.agent_id = span.agent_id
        and f.at >= coalesce((select max(b.at) from agent_facts b where b.agent_id = span.agent_id and b.at <= span.since), span.since)
        and f.at <= (select coalesce(min(a.at), span.until) from agent_facts a where a.agent_id = span.agent_id and a.at >= span.until)
    ) o where o.next is not null`);
}

/** SQL of the intervals of agents in windows, including the current one up to now. */
function standing(window: string, now: string): string {
  return `select agent_id, status, active_chats, max_concurrent_chats, greatest(at, start) as since,
      least(coalesce(lead(at) over (partition by start, agent_id order by at, id), stop), ${now}::timestamptz) as until
    from (${window}) w cross join (select id as who from agents) a cross join lateral (
      (select * from agent_facts f where f.agent_id = a.who and f.at <= w.start order by f.at desc, f.id desc limit 1)
      union all select * from agent_facts f where f.agent_id = a.who and f.at > w.start and f.at < w.stop
    ) stood`;
}

export interface Bounds {
  from: string;
  to: string;
  /** Bounds of the whole quarters in the span. */
  since: string;
  until: string;
  now: string;
}

/**
 * SQL of the time of agents by day (UTC).
 * @param quarters condition on the rows of `agent_time`
 */
export function timeByDay(quarters: string): string {
  return `select ${dayOf('slot')} as day, agent_id, ${SPENT.map((what) => `sum(${what})::bigint as ${what}`).join(', ')}
    from agent_time where ${quarters} group by 1, 2`;
}

/**
 * SQL of the time that the roll-ups have of whole quarters: from days that are added up, and from the quarters around them.
 * @param wholeDays whether days may be used; then `slot` is the beginning of a quarter or of a day
 */
function rolledUpTime({ since, until }: Pick<Bounds, 'since' | 'until'>, wholeDays: boolean): string {
  const columns = SPENT.join(', ');
  const dayUp = dayOf(`since + interval '1 day' - interval '1 microsecond'`);
  return `with bounds as materialized (select ${since}::timestamptz as since, ${until}::timestamptz as until),
    days as materialized (
      select d as day from bounds cross join lateral generate_series(${dayUp}, until - interval '1 day', interval '1 day') d
      where ${wholeDays} and exists (select from agent_days a where a.day = d)
    ), quarters as materialized (
      select greatest(d, since) as start, least(d + interval '1 day', until) as stop
      from bounds cross join lateral generate_series(${dayOf('since')}, until - interval '1 microsecond', interval '1 day') d
      where not exists (select from days where day = d)
    )
    select t.* from days p cross join lateral (select agent_id, day as slot, ${columns} from agent_days a where a.day = p.day offset 0) t
    union all select t.* from quarters p cross join lateral (
      select agent_id, slot, ${columns} from agent_time where slot >= p.start and slot < p.stop offset 0) t`;
}

/** SQL of the time of agents in milliseconds: from the roll-ups, and counted from facts for the ends of the span and for the current interval. */
export function agentTime({ from, to, since, until, now }: Bounds, wholeDays: boolean): string {
  const ends = `select start, stop from (values (${from}::timestamptz, least(${since}::timestamptz, ${to}::timestamptz)),
    (greatest(${until}::timestamptz, ${since}::timestamptz, ${from}::timestamptz), ${to}::timestamptz)) ends(start, stop) where start < stop`;
  const goingOn = `select agent_id, status, active_chats, max_concurrent_chats, greatest(at, ${since}::timestamptz) as since,
      least(${now}::timestamptz, ${until}::timestamptz) as until
    from (select id as who from agents) a cross join lateral (select * from agent_facts f where f.agent_id = a.who order by f.at desc, f.id desc limit 1) last`;
  return `(${rolledUpTime({ since, until }, wholeDays)})
    union all ${perSlot(standing(ends, now))}
    union all ${perSlot(goingOn)}`;
}
