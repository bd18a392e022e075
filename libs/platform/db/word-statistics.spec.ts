import { readSearch } from '#kernel';
import { WordStatistics } from './word-statistics';

describe('What statistics tell of a term', () => {
  const messages = { rows: 1_000_000, words: ['order', 'ordered', 'my'], frequencies: [0.5, 0.1, 0.9, 0.1, 0.9] };
  const notAnalysed = { rows: 100, words: null, frequencies: null };
  const boundsOf = (q: string) => new WordStatistics([messages, notAnalysed]).boundsOf(readSearch(q)!.terms[0]!);

  it.each([
    ['a common word', 'order x', { least: 500_000, most: 500_100 }],
    ['any other word: as many as analyze leaves out', 'zebra x', { least: 0, most: 5_100 }],
    ['a beginning: no fewer than its common words, and no bound above', 'ord', { least: 600_000, most: Infinity }],
    ['a phrase: as its rarest word', '"my zebra"', { least: 0, most: 5_100 }],
    ['a phrase of common words: as common as they are', '"my order"', { least: 500_000, most: 500_100 }],
  ])('%s', (_, q, bounds) => expect(boundsOf(q)).toEqual(bounds));

  it('where the list of words is full, another word is at most as common as its last', () => {
    const words = Array.from({ length: 1_000 }, (_, at) => `word${at}`);
    const full = new WordStatistics([{ rows: 1_000_000, words, frequencies: [...words.map(() => 0.02), 0.02, 0.02] }]);
    expect(full.boundsOf(readSearch('zebra x')!.terms[0]!)).toEqual({ least: 0, most: 20_000 });
  });
});
