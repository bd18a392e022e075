import type { Found } from './chat-search';

export interface ChatPageSql {
  /** The chats to look among; null: all. */
  found: Found | null;
  /** SQL of the sort keys, the last of which is the id. */
  keys: string[];
  conditions: string;
  reach: string[];
  isDescending: boolean;
  /** Whether the first key is `created_at`, descending. */
  isNewestFirst: boolean;
  /** Sort keys of the previous page's last row; null for the first page. */
  after: string[] | null;
  limit: number;
  /** Number of newest matches that are ranked by the keys; null: the order needs no ranking. */
  ranked: number | null;
}

/** Matches that are looked at for each row of a page, before all of them are: a chat often has several, and some chats do not fit the filters. */
const MATCHES_A_ROW = 3;

/**
 * Finds the ids of the page. It is planned anew for its values, since a plan that is right for a common value takes seconds for a rare one; what
 * is shown of the chats is read by a prepared statement.
 */
export function pageOf(page: ChatPageSql): string {
  const { found, isNewestFirst, limit } = page;
  if (!found) return among(null, page);
  const all = among('found', page);
  return isNewestFirst && found.most > limit * MATCHES_A_ROW ? `with ${found.sql}, ${fromNewest(page, all)}` : `with ${found.sql} ${all}`;
}

/**
 * Walk from the newest matches: no chat is newer than its matches, so that those which began after the oldest of the newest matches are all known.
 * Only where these do not fill the page, all matches are joined with their chats, which takes three times as long as to find them. Matches since
 * the previous page may be of chats that began before it.
 */
function fromNewest({ after, limit, ...page }: ChatPageSql, all: string): string {
  const since = after ? ` + (select count(*) from found where begun_by >= ${after[0]}::timestamptz)` : '';
  const looked = `${limit * MATCHES_A_ROW}${since}`;
  const began = '(select began from known)';
  const near = among('newest', { ...page, after, limit, conditions: `${page.conditions} and c.created_at > ${began}` });
  const isFull = `(${began} = '-infinity' or (select count(*) from near) = ${limit})`;
  return `newest as materialized (select id, begun_by from found order by begun_by desc limit ${looked}),
    known as materialized (select case when count(*) = ${looked} then min(begun_by) else '-infinity' end as began from newest),
    near as materialized (${near})
    select * from near where ${isFull} union all select * from (${all}) every where not ${isFull} order by 1 desc, id desc`;
}

/** The page of the chats among some, or among all, with one index scan per condition of `reach`. */
function among(some: string | null, { keys, conditions, reach, isDescending, after, limit, ranked }: ChatPageSql): string {
  const direction = isDescending ? 'desc' : 'asc';
  const names = keys.map((_, at) => (at === keys.length - 1 ? 'id' : `k${at}`));
  const columns = keys.map((key, at) => `${key} as ${names[at]}`).join(', ');
  const beyond = after ? [`(${(ranked ? names : keys).join(', ')}) ${isDescending ? '<' : '>'} (${after.join(', ')})`] : [];
  const order = (by: readonly string[]): string => by.map((key) => `${key} ${direction}`).join(', ');
  const one = some ? [`c.id in (select id from ${some})`] : [];
  const arm = (way: string): string =>
    `(select ${columns} from chats c where ${[way, conditions, ...one, ...(ranked ? [] : beyond)].join(' and ')} order by ${ranked ? 'c.created_at desc' : order(keys)} limit ${ranked ?? limit})`;
  return `select * from (${reach.map(arm).join(' union ')}) p
    where ${['true', ...(ranked ? beyond : [])].join(' and ')} order by ${order(names)} limit ${limit}`;
}
