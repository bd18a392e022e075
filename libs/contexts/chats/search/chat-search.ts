import type { DataSource } from 'typeorm';
import type { Search, SearchTerm } from '#kernel';
import { type Conditions, isStatementTimeout } from '#platform';
import { searchTooSlow } from '../chat/domain/chat.errors';

/** A term with at most so many occurrences is rare: its chats are gathered first. Otherwise chats are tested one by one, in order. */
const RARE = 20_000;

/** @throws DomainError `search.too_slow` when `find`, with such a search, is cut by the statement timeout */
export async function inTime<T>(q: string | undefined, find: () => Promise<T>): Promise<T> {
  try {
    return await find();
  } catch (error) {
    throw q !== undefined && isStatementTimeout(error) ? searchTooSlow() : error;
  }
}

export interface Searched {
  /** Common table expression `found`: the chats of the rarest term; null when no term is rare. */
  found: string | null;
  /** Placeholders of the bound tsqueries, for the relevance. */
  terms: string[];
}

/**
 * Adds the conditions that every term occurs somewhere in the chat: in its messages, subject, tags, customer or, for staff, notes. The
 * faster plan depends on how rare the rarest term is.
 */
export async function searched(
  where: Conditions,
  dataSource: DataSource,
  { terms, without }: Search,
  seesNotes: boolean,
): Promise<Searched> {
  if (terms.length + without.length === 0) where.all('false');
  const rarest = await rarestOf(dataSource, terms);
  const bound = new Map([...terms, ...without].map((term) => [term, where.bind(term.tsquery)]));
  const others = terms.filter((term) => term !== rarest);
  where
    .all(...(rarest ? ['c.id in (select id from found)'] : []))
    .all(...others.map((term) => isIn(bound.get(term)!, seesNotes)))
    .all(...without.map((term) => `not ${isIn(bound.get(term)!, seesNotes)}`));
  return { found: rarest ? gathered(bound.get(rarest)!, seesNotes) : null, terms: terms.map((term) => bound.get(term)!) };
}

function gathered(term: string, seesNotes: boolean): string {
  return `found as materialized (
    select chat_id as id from messages where search @@ ${term}::tsquery
    union select id from chats where search @@ ${term}::tsquery
    union select h.id from customers n join chats h on h.customer_id = n.id where n.search @@ ${term}::tsquery
    ${seesNotes ? `union select chat_id from notes where search @@ ${term}::tsquery` : ''})`;
}

/** Tests a single chat. A scalar subquery with a limit keeps Postgres from turning the test into a join that begins with all matches. */
function isIn(term: string, seesNotes: boolean): string {
  const inside = (table: string): string =>
    `coalesce((select true from ${table} i where i.chat_id = c.id and i.search @@ ${term}::tsquery limit 1), false)`;
  return `(coalesce(c.search @@ ${term}::tsquery, false) or (select n.search @@ ${term}::tsquery from customers n where n.id = c.customer_id)
    or ${inside('messages')}${seesNotes ? ` or ${inside('notes')}` : ''})`;
}

/** Relevance of chat `c`: each term scores 4 in subject or tags, 3 in the customer, and 1 for each message with it, up to 3. */
export function relevanceOf(terms: string[]): string {
  const each = terms.map(
    (term) => `(case when c.search @@ ${term}::tsquery then 4 else 0 end
      + case when (select n.search @@ ${term}::tsquery from customers n where n.id = c.customer_id) then 3 else 0 end
      + (select count(*)::int from (select from messages m where m.chat_id = c.id and m.search @@ ${term}::tsquery limit 3) said))`,
  );
  return `(${['0', ...each].join(' + ')})`;
}

/** Where the words of a chat are. */
const PLACES = ['messages', 'chats', 'customers', 'notes'];

/**
 * The term that occurs least; undefined when it is not rare either. All places count: a word of every customer's name is in no message, and
 * gathering by it would gather every chat. What Postgres' statistics know to be frequent is not counted, what is left is, up to `RARE`: the
 * planner's own estimate of a prefix is the same for all words.
 */
async function rarestOf(dataSource: DataSource, terms: SearchTerm[]): Promise<SearchTerm | undefined> {
  const frequent = await frequentOf(dataSource, terms);
  const candidates = terms.filter((_, at) => !frequent.has(at));
  if (candidates.length === 0) return undefined;
  const counts = candidates.map((_, at) => {
    const looks = PLACES.map((table) => `(select from ${table} where search @@ $${at + 1}::tsquery limit ${RARE + 1})`);
    return `(select count(*)::int from (${looks.join(' union all ')}) found)`;
  });
  const [row] = await dataSource.query<{ counted: number[] }[]>(
    `select array[${counts.join(', ')}] as counted`,
    candidates.map(({ tsquery }) => tsquery),
  );
  const [rarest] = candidates.map((term, at) => ({ term, rows: row!.counted[at]! })).sort((a, b) => a.rows - b.rows);
  return rarest!.rows <= RARE ? rarest!.term : undefined;
}

/** The places in the list of the terms whose every token is among the most common of some table, so that together they are not rare. */
async function frequentOf(dataSource: DataSource, terms: SearchTerm[]): Promise<Set<number>> {
  const tokens = terms.flatMap((term, at) => term.tokens.map((token) => ({ at, ...token })));
  const rows = await dataSource.query<{ at: number }[]>(
    `select at from (
       select asked.at, asked.nth, sum(asked_in.rows) as rows
       from unnest($1::int[], $2::text[], $3::boolean[]) with ordinality as asked(at, word, is_prefix, nth)
       cross join lateral (
         select greatest(t.reltuples, 0) * least(1, sum(known.frequency)) as rows
         from pg_stats s join pg_class t on t.oid = to_regclass(quote_ident(s.schemaname) || '.' || quote_ident(s.tablename))
         cross join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as known(word, frequency)
         where s.schemaname = current_schema() and s.tablename = any($4) and s.attname = 'search'
           and (known.word = asked.word or asked.is_prefix and starts_with(known.word, asked.word))
         group by t.oid, t.reltuples
       ) asked_in
       group by asked.at, asked.nth
     ) frequencies group by at having min(rows) > ${RARE} and count(*) = ($5::int[])[at + 1]`,
    [
      tokens.map(({ at }) => at),
      tokens.map(({ text }) => text),
      tokens.map(({ isPrefix }) => isPrefix),
      PLACES,
      terms.map((term) => term.tokens.length),
    ],
  );
  return new Set(rows.map(({ at }) => at));
}
