import type { SearchTerm } from '#kernel';

/** What Postgres knows of the words of a table's column `search`; `words` and `frequencies` are null before the first `analyze`. */
export interface TableWords {
  rows: number;
  words: string[] | null;
  /** The share of rows that have each of the words, then the least and the greatest of these shares. */
  frequencies: number[] | null;
}

/** `analyze` keeps so many words (`compute_tsvector_stats`, with the default statistics target). */
const MOST_KEPT = 1_000;
/** If it keeps fewer, any other word was in fewer than 9 of each 144,285 words of the sample: of rows with 80 words, in this share. */
const NOT_KEPT = 0.005;

interface Bounds {
  least: number;
  most: number;
}

/** Statistics of words: bounds on the number of rows that have a term, from the most common words that `analyze` found in a sample. */
export class WordStatistics {
  private readonly tables: { rows: number; shareOf: ReadonlyMap<string, number>; mostOfOthers: number }[];

  constructor(tables: readonly TableWords[]) {
    this.tables = tables.map(({ rows, words, frequencies }) => ({
      rows,
      shareOf: new Map(words?.map((word, at) => [word, frequencies![at]!])),
      mostOfOthers: rows * (words ? shareOfOthers(words.length, frequencies![words.length]!) : 1),
    }));
  }

  /** Bounds of the rows that have a term. A phrase of common words counts as common. */
  boundsOf({ tokens }: SearchTerm): Bounds {
    const each = tokens.map(({ text, isPrefix }) => (isPrefix ? this.ofPrefix(text) : this.ofWord(text)));
    return { least: Math.min(...each.map(({ least }) => least)), most: Math.min(...each.map(({ most }) => most)) };
  }

  private ofWord(word: string): Bounds {
    const known = this.tables.map(({ rows, shareOf, mostOfOthers }) => {
      const share = shareOf.get(word);
      return share === undefined ? { least: 0, most: mostOfOthers } : { least: rows * share, most: rows * share };
    });
    return { least: sum(known.map(({ least }) => least)), most: sum(known.map(({ most }) => most)) };
  }

  /** Rare words that begin so may be many, so only a lower bound is known. */
  private ofPrefix(prefix: string): Bounds {
    const rowsWith = this.tables.map(({ rows, shareOf }) => {
      const shares = [...shareOf].filter(([word]) => word.startsWith(prefix)).map(([, share]) => share);
      return rows * Math.min(1, sum(shares));
    });
    return { least: sum(rowsWith), most: Infinity };
  }
}

function shareOfOthers(kept: number, least: number): number {
  return kept < MOST_KEPT ? Math.min(least, NOT_KEPT) : least;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
