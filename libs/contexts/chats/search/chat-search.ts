import type { Search } from '#kernel';
import type { Conditions, TermRarity } from '#platform';

/** Tables with texts of a chat. All count: a word of every customer's name is in no message, and gathering by it would gather every chat. */
const TABLES = ['messages', 'chats', 'customers', 'notes'];

export interface Searched {
  /** The chats of the rarest term, among which a search has to look; null when no term is rare. */
  found: Found | null;
  /** Placeholders of the bound tsqueries, for the relevance. */
  terms: string[];
}

export interface Found {
  /**
   * Common table expression `found`, with the `id` of a chat for each match, and a time, `begun_by`, after
   * which the chat did not begin: nothing is said in it before.
   */
  sql: string;
  /** Number of matches at most. */
  most: number;
}

/** What a search sees of chats. */
export interface SearchScope {
  seesNotes: boolean;
  /** Placeholder of a moment: messages and notes that were written later do not count, so that pages of one search fit each other. */
  asOf?: string;
}

/** Clocks of nodes that follow the database's differ by less: a message of one may seem older than its chat of another. */
const CLOCKS_DIFFER_BY = `interval '1 minute'`;

/**
 * Adds the conditions that every term occurs somewhere in the chat: in its messages, subject, tags, customer or, for staff, notes; but for the
 * rarest, whose chats are to be looked for in `found`. The faster plan depends on how rare it is.
 */
export async function searched(where: Conditions, rarity: TermRarity, { terms, without }: Search, scope: SearchScope): Promise<Searched> {
  if (terms.length + without.length === 0) where.all('false');
  const rarest = await rarity.rarest(terms, {
    tables: TABLES,
    amongNewest: (term, rows) =>
      `(select count(*) from (select * from chats order by created_at desc limit ${rows}) c where ${isIn(term, { seesNotes: scope.seesNotes })})`,
  });
  const bound = new Map([...terms, ...without].map((term) => [term, where.bind(term.tsquery)]));
  const others = terms.filter((term) => term !== rarest?.term);
  where.all(...others.map((term) => isIn(bound.get(term)!, scope))).all(...without.map((term) => `not ${isIn(bound.get(term)!, scope)}`));
  const found = rarest ? { sql: gathered(bound.get(rarest.term)!, scope), most: rarest.most } : null;
  return { found, terms: terms.map((term) => bound.get(term)!) };
}

function gathered(term: string, scope: SearchScope): string {
  const inside = (table: string): string =>
    `select chat_id as id, created_at + ${CLOCKS_DIFFER_BY} as begun_by from ${table} i where search @@ ${term}::tsquery ${until(scope)}`;
  return `found as materialized (
    ${inside('messages')}
    union all select id, created_at from chats where search @@ ${term}::tsquery
    union all select h.id, h.created_at from customers n join chats h on h.customer_id = n.id where n.search @@ ${term}::tsquery
    ${scope.seesNotes ? `union all ${inside('notes')}` : ''})`;
}

const until = ({ asOf }: SearchScope): string => (asOf ? `and i.created_at <= ${asOf}::timestamptz` : '');

/** Tests a single chat. A scalar subquery with a limit keeps Postgres from turning the test into a join that begins with all matches. */
function isIn(term: string, scope: SearchScope): string {
  const inside = (table: string): string =>
    `coalesce((select true from ${table} i where i.chat_id = c.id and i.search @@ ${term}::tsquery ${until(scope)} limit 1), false)`;
  return `(coalesce(c.search @@ ${term}::tsquery, false) or (select n.search @@ ${term}::tsquery from customers n where n.id = c.customer_id)
    or ${inside('messages')}${scope.seesNotes ? ` or ${inside('notes')}` : ''})`;
}

/** Relevance of chat `c`: each term scores 4 in subject or tags, 3 in the customer, and 1 for each message with it, up to 3. */
export function relevanceOf(terms: string[], scope: SearchScope): string {
  const each = terms.map(
    (term) => `(case when c.search @@ ${term}::tsquery then 4 else 0 end
      + case when (select n.search @@ ${term}::tsquery from customers n where n.id = c.customer_id) then 3 else 0 end
      + (select count(*)::int from (
          select from messages i where i.chat_id = c.id and i.search @@ ${term}::tsquery ${until(scope)} limit 3) said))`,
  );
  return `(${['0', ...each].join(' + ')})`;
}
