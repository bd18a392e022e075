import type { DataSource } from 'typeorm';
import type { Search, SearchTerm } from '#kernel';
import { type Conditions, isStatementTimeout } from '#platform';
import { searchTooSlow } from '../chat/domain/chat.errors';

/** A term with at most so many occurrences (estimated) is rare: its chats are gathered first. Otherwise chats are tested one by one, in order. */
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
 * faster plan depends on how rare the rarest term is; Postgres' statistics tell.
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

interface Plan {
  'Plan Rows': number;
  Plans: Plan[];
}

/** Where the words of a chat are. */
const PLACES = ['messages', 'chats', 'customers', 'notes'];

/**
 * The term that occurs least, by the planner's estimate (`explain` reads no row); undefined when it is not rare either. All places count: a
 * word of every customer's name is in no message, and gathering by it would gather every chat.
 */
async function rarestOf(dataSource: DataSource, terms: SearchTerm[]): Promise<SearchTerm | undefined> {
  if (terms.length === 0) return undefined;
  const looks = terms.flatMap((_, at) => PLACES.map((table) => `select from ${table} where search @@ $${at + 1}::tsquery`));
  const [row] = await dataSource.query<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
    `explain (format json) ${looks.join(' union all ')}`,
    terms.map(({ tsquery }) => tsquery),
  );
  const estimates = row!['QUERY PLAN'][0].Plan.Plans.map((plan) => plan['Plan Rows']);
  const rowsOf = (at: number): number => estimates.slice(at * PLACES.length, (at + 1) * PLACES.length).reduce((sum, rows) => sum + rows, 0);
  const [rarest] = terms.map((term, at) => ({ term, rows: rowsOf(at) })).sort((a, b) => a.rows - b.rows);
  return rarest!.rows <= RARE ? rarest!.term : undefined;
}
