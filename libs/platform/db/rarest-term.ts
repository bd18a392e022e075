import type { DataSource } from 'typeorm';
import type { SearchTerm } from '#kernel';

/** A term with at most so many occurrences is rare: its rows are gathered first. Otherwise rows are tested one by one, in their order. */
const RARE = 20_000;

/**
 * The term that occurs least in the columns `search` of some tables, all of which count; undefined when it is not rare either. Terms that
 * Postgres' statistics know to be frequent are not counted, the others are, up to `RARE`: the planner's own estimate of a prefix is the same
 * for all words.
 */
export async function rarestTerm(
  dataSource: DataSource,
  terms: readonly SearchTerm[],
  tables: readonly string[],
): Promise<SearchTerm | undefined> {
  const frequent = await frequentOf(dataSource, terms, tables);
  const candidates = terms.filter((_, at) => !frequent.has(at));
  if (candidates.length === 0) return undefined;
  const counts = candidates.map((_, at) => {
    const looks = tables.map((table) => `(select from ${table} where search @@ $${at + 1}::tsquery limit ${RARE + 1})`);
    return `(select count(*)::int from (${looks.join(' union all ')}) found)`;
  });
  const [row] = await dataSource.query<{ counted: number[] }[]>(
    `select array[${counts.join(', ')}] as counted`,
    candidates.map(({ tsquery }) => tsquery),
  );
  const [rarest] = candidates.map((term, at) => ({ term, rows: row!.counted[at]! })).sort((a, b) => a.rows - b.rows);
  return rarest!.rows <= RARE ? rarest!.term : undefined;
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
