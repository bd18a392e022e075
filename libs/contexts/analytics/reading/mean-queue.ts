import { Conditions } from '#platform';
import type { Interval } from '#protocol';
import { asKey, intervals } from './intervals';
import type { Scope } from './scope';
import type { Statement } from './reading';

/** Chats that began to wait earlier than this before the span are not counted in it. */
const LONGEST_WAIT = `interval '7 days'`;

/** Mean length of the queue in each interval: the time that all chats waited for their first agent over the length of the interval. */
export function meanQueue(scope: Scope, interval: Interval, timeZone: string, at: Date): Statement {
  const where = new Conditions();
  const spans = intervals(where, scope, interval, timeZone);
  const [from, to, now] = [where.bind(scope.from), where.bind(scope.to), where.bind(at)];
  const seconds = (since: string, until: string): string => `extract(epoch from ${until} - ${since})`;
  scope.conditions(where);
  const sql = `select ${asKey('i.start')} as "group",
      (coalesce(sum(${seconds('greatest(w.since, s.since)', 'least(w.until, s.until)')}), 0) / ${seconds('s.since', 's.until')})::float8 as value
    from (${spans}) i
    cross join lateral (select greatest(i.start, ${from}::timestamptz) as since, least(i.stop, ${to}::timestamptz, ${now}::timestamptz) as until) s
    join (
      select f.created_at as since, case when f.wait is not null then f.created_at + f.wait * interval '1 millisecond' else ${now}::timestamptz end as until
      from chat_figures f where f.created_at >= ${from}::timestamptz - ${LONGEST_WAIT} and f.created_at < ${to}
        and (f.wait is not null or f.closed = 0) and ${where.sql}
    ) w on w.since < s.until and w.until > s.since
    where s.until > s.since group by i.start, s.since, s.until`;
  return { sql, values: where.values };
}
