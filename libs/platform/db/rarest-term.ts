import type { DataSource } from 'typeorm';
import type { SearchTerm } from '#kernel';

/** A term with at most so many occurrences is rare: its rows are gathered first. Otherwise rows are tested one by one, in their order. */
const RARE = 20_000;
/** Counting a prefix costs as much as there are occurrences, and a prefix of fewer characters may have very many. */
const SHORT = 4;
/** A short prefix that this many of the sampled rows have is not counted. */
const COMMON_IN_SAMPLE = 30;
const SAMPLED = 300;

/** Where terms are searched. */
export interface SearchedTexts {
  /** Tables with a column `search`, whose occurrences count together. */
  tables: readonly string[];
  /** SQL of the number of rows that have a term, a placeholder, among so many of the newest rows. */
  amongNewest: (term: string, rows: number) => string;
}

/**
 * The term that occurs least; undefined when it is not rare either. Terms that Postgres' statistics or a sample know to be common are not
 * counted, the others are, up to `RARE`: the planner's own estimate of a prefix is the same for all words.
 */
export async function rarestTerm(
  dataSource: DataSource,
  terms: readonly SearchTerm[],
  { tables, amongNewest }: SearchedTexts,
): Promise<SearchTerm | undefined> {
  const frequent = await frequentOf(dataSource, terms, tables);
  const unknown = terms.filter((_, at) => !frequent.has(at));
  const sampled = await numbersOf(dataSource, unknown.filter(isShortPrefix), (term) => amongNewest(term, SAMPLED));
  const candidates = unknown.filter((term) => (sampled.get(term) ?? 0) < COMMON_IN_SAMPLE);
  const counted = await numbersOf(dataSource, candidates, (term) => {
    const looks = tables.map((table) => `(select from ${table} where search @@ ${term}::tsquery limit ${RARE + 1})`);
    return `(select count(*) from (${looks.join(' union all ')}) found)`;
  });
  const [rarest] = [...counted].sort(([, a], [, b]) => a - b);
  return rarest && rarest[1] <= RARE ? rarest[0] : undefined;
}

function isShortPrefix({ tokens }: SearchTerm): boolean {
  return tokens.length === 1 && tokens[0]!.isPrefix && tokens[0]!.text.length < SHORT;
}

/** A number for each term, by one statement. */
async function numbersOf(
  dataSource: DataSource,
  terms: readonly SearchTerm[],
  sql: (term: string) => string,
): Promise<Map<SearchTerm, number>> {
  if (terms.length === 0) return new Map();
  const [row] = await dataSource.query<[{ numbers: number[] }]>(
    `select array[${terms.map((_, at) => sql(`$${at + 1}`)).join(', ')}]::int[] as numbers`,
    terms.map(({ tsquery }) => tsquery),
  );
  return new Map(terms.map((term, at) => [term, row.numbers[at]!]));
}

/** Indices of the terms whose every token is among the most common of some table, so that together they are not rare. */
async function frequentOf(dataSource: DataSource, terms: readonly SearchTerm[], tables: readonly string[]): Promise<Set<number>> {
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
      tables,
      terms.map((term) => term.tokens.length),
    ],
  );
  return new Set(rows.map(({ at }) => at));
}
