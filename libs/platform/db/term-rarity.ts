import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SearchTerm } from '#kernel';
import { prepared, readRows } from './read-rows';
import { InjectReads } from './reads';
import { type TableWords, WordStatistics } from './word-statistics';

/** A term with at most so many occurrences is rare: its rows are gathered first. Otherwise rows are tested one by one, in their order. */
const RARE = 20_000;
/** A term is rare without being counted when statistics, which are of a sample, bound it by half of that. */
const SURELY_RARE = RARE / 2;
/** Counting a prefix costs as much as there are occurrences, and a prefix of fewer characters may have very many. */
const SHORT = 4;
const SAMPLED = 300;
/** A short prefix that so many of the sampled rows have is common, and is not counted. */
const COMMON_IN_SAMPLE = 30;
/** Statistics change with `analyze` only, and reading them costs more than many a search. */
const FRESH_FOR_MS = 60_000;

/** A row of a searched table has more bytes, which bounds the rows of a table that was never analysed. */
const BYTES_A_ROW = 100;

/** Where terms are searched. */
export interface SearchedTexts {
  /** Tables with a column `search`, whose occurrences count together. */
  tables: readonly string[];
  /** SQL of the number of rows that have a term, a placeholder, among so many of the newest rows. */
  amongNewest: (term: string, rows: number) => string;
}

/** A rare term, and how many rows have it at most. */
export interface RareTerm {
  term: SearchTerm;
  most: number;
}

/** Rarity of search terms, by which a search is planned: the planner's own estimate of a prefix is the same for all words. */
@Injectable()
export class TermRarity {
  private readonly known = new Map<string, { statistics: Promise<WordStatistics>; readAt: number }>();

  constructor(@InjectReads() private readonly dataSource: DataSource) {}

  /**
   * The term by which rows are gathered; undefined when none is rare. Postgres' statistics tell of most words whether they are, and a sample of
   * most short prefixes. What is left is counted, up to `RARE`.
   */
  async rarest(terms: readonly SearchTerm[], { tables, amongNewest }: SearchedTexts): Promise<RareTerm | undefined> {
    if (terms.length === 0) return undefined;
    const statistics = await this.statisticsOf(tables);
    const bounds = new Map(terms.map((term) => [term, statistics.boundsOf(term)]));
    const [surest] = terms.toSorted((a, b) => bounds.get(a)!.most - bounds.get(b)!.most);
    const { most } = bounds.get(surest!)!;
    if (most <= SURELY_RARE) return { term: surest!, most };
    const unknown = terms.filter((term) => bounds.get(term)!.least <= RARE);
    const sampled = await this.numbersOf(unknown.filter(isShortPrefix), (term) => amongNewest(term, SAMPLED));
    const counted = await this.numbersOf(
      unknown.filter((term) => (sampled.get(term) ?? 0) < COMMON_IN_SAMPLE),
      (term) => {
        const looks = tables.map((table) => `(select from ${table} where search @@ ${term}::tsquery limit ${RARE + 1})`);
        return `(select count(*) from (${looks.join(' union all ')}) found)`;
      },
    );
    const [rarest] = [...counted].sort(([, a], [, b]) => a - b);
    return rarest && rarest[1] <= RARE ? { term: rarest[0], most: rarest[1] } : undefined;
  }

  /** A number for each term, by one statement, which is worth a kept plan: planning it takes longer than to count what is rare. */
  private async numbersOf(terms: readonly SearchTerm[], sql: (term: string) => string): Promise<Map<SearchTerm, number>> {
    if (terms.length === 0) return new Map();
    const [row] = await readRows<{ numbers: number[] }>(
      this.dataSource,
      prepared(`select array[${terms.map((_, at) => sql(`$${at + 1}`)).join(', ')}]::int[] as numbers`),
      terms.map(({ tsquery }) => tsquery),
    );
    return new Map(terms.map((term, at) => [term, row!.numbers[at]!]));
  }

  private statisticsOf(tables: readonly string[]): Promise<WordStatistics> {
    const key = tables.join();
    const known = this.known.get(key);
    if (known && performance.now() - known.readAt < FRESH_FOR_MS) return known.statistics;
    const statistics = this.read(tables);
    this.known.set(key, { statistics, readAt: performance.now() });
    statistics.catch(() => this.known.delete(key));
    return statistics;
  }

  private async read(tables: readonly string[]): Promise<WordStatistics> {
    const rows = await this.dataSource.query<TableWords[]>(
      `select case when t.reltuples < 0 then pg_relation_size(t.oid) / ${BYTES_A_ROW} else t.reltuples end::float8 as rows, s.most_common_elems::text::text[] as words, s.most_common_elem_freqs as frequencies
       from unnest($1::text[]) name join pg_class t on t.oid = to_regclass(name)
       left join pg_stats s on s.schemaname = current_schema() and s.tablename = name and s.attname = 'search'`,
      [tables],
    );
    return new WordStatistics(rows);
  }
}

function isShortPrefix({ tokens }: SearchTerm): boolean {
  return tokens.length === 1 && tokens[0]!.isPrefix && tokens[0]!.text.length < SHORT;
}
