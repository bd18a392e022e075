import { asCsv, type Cell, type Sheet, sortedSheet } from './sheet';

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

describe('A table that is sorted', () => {
  const row = (text: string, value: number | null): Cell[] => [{ text }, { text: String(value), value }];
  const sheet: Sheet = { columns: ['Agent', 'Wait'], wholes: 1, rows: [row('All', 40), row('Bo', 9), row('Cy', null), row('Ana', 100)] };
  const names = (column: string, isDescending: boolean) => sortedSheet(sheet, { column, isDescending }).rows.map(([head]) => head!.text);

  it('goes by numbers as such and by names, has all first, and what is not known last', () => {
    expect(names('Wait', true)).toEqual(['All', 'Ana', 'Bo', 'Cy']);
    expect(names('Wait', false)).toEqual(['All', 'Bo', 'Ana', 'Cy']);
    expect(names('Agent', false)).toEqual(['All', 'Ana', 'Bo', 'Cy']);
  });

  it('is as it was when it has no such column any more', () => {
    expect(names('Held', true)).toEqual(['All', 'Bo', 'Cy', 'Ana']);
  });
});
