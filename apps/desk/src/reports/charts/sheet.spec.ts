import { asCsv } from './sheet';

describe('A table as CSV', () => {
  it('has numbers as they are, texts in quotes where they need them, and nothing that a program takes for a formula', () => {
    const csv = asCsv({
      columns: ['Agent', 'Wait'],
      rows: [
        [{ text: 'Ana "the fast", Duarte' }, { text: '1:30', value: 90.5 }],
        [{ text: '=cmd()' }, { text: '–', value: null }],
        [{ text: 'נועה' }, { text: '−1', value: -1 }],
      ],
    });
    expect(csv).toBe('\uFEFFAgent,Wait\r\n"Ana ""the fast"", Duarte",90.5\r\n\'=cmd(),\r\nנועה,-1\r\n');
  });
});
