import type { DataSource } from 'typeorm';
import type { Search, SearchTerm } from '#kernel';
import { type Conditions, isStatementTimeout } from '#platform';
import { searchTooSlow } from '../chat/domain/chat.errors';

/** Up to so many messages with a word, the chats of that word are gathered first; beyond, chats are looked through in their order. */
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
  /** A `with` clause's part that gathers the chats of the rarest term, as `found`; none where no term is rare. */
  found: string | null;
  /** Terms that count, as bound tsqueries. */
  terms: string[];
}

/**
 * Finds chats in which all terms are, wherever in the chat: in what was said, its subject and tags, its customer, its notes for staff.
 * Which way is faster depends on how rare the rarest term is; Postgres' own statistics know.
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

/** Looks into one chat at a time: a scalar with a limit is no join that Postgres could turn round. */
function isIn(term: string, seesNotes: boolean): string {
  const inside = (table: string): string =>
    `coalesce((select true from ${table} i where i.chat_id = c.id and i.search @@ ${term}::tsquery limit 1), false)`;
  return `(coalesce(c.search @@ ${term}::tsquery, false) or (select n.search @@ ${term}::tsquery from customers n where n.id = c.customer_id)
    or ${inside('messages')}${seesNotes ? ` or ${inside('notes')}` : ''})`;
}

/** How well a chat `c` fits: each term in its subject or tags, in its customer, and up to three messages with it. */
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
  Plans?: Plan[];
}

/** The term that the fewest messages have, unless none is rare; one statement, whatever the number of terms, which reads no message. */
async function rarestOf(dataSource: DataSource, terms: SearchTerm[]): Promise<SearchTerm | undefined> {
  if (terms.length === 0) return undefined;
  const each = terms.map((_, at) => `select from messages where search @@ $${at + 1}::tsquery`).join(' union all ');
  const [row] = await dataSource.query<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
    `explain (format json) ${each}`,
    terms.map(({ tsquery }) => tsquery),
  );
  const [{ Plan: plan }] = row!['QUERY PLAN'];
  const estimates = terms.length === 1 ? [plan] : plan.Plans!;
  const rarest = estimates.map((estimate, at) => ({ term: terms[at]!, rows: estimate['Plan Rows'] })).sort((a, b) => a.rows - b.rows)[0]!;
  return rarest.rows <= RARE ? rarest.term : undefined;
}
