import { readSheet, writeSheet } from './sheet';

const AGENTS = ['Ana', 'Ben', 'Cleo', 'Cleo'];
const SKILLS = ['billing', 'Español', 'returns'];
const read = (text: string, row = 0, column = 0) => readSheet(text, AGENTS, SKILLS, { row, column });

describe('levels from a sheet', () => {
  it('a block begins at the cell that is chosen; nothing and a dash are 0', () =>
    expect(read('1\t\r\n–\t5\r\n', 1, 1)).toEqual({
      levels: [
        { row: 1, column: 1, level: 1 },
        { row: 1, column: 2, level: 0 },
        { row: 2, column: 1, level: 0 },
        { row: 2, column: 2, level: 5 },
      ],
    }));

  it('a table with names finds its own place, in any order and without case', () =>
    expect(read('\tESPAÑOL\tBilling\nben\t3\t4')).toEqual({
      levels: [
        { row: 1, column: 1, level: 3 },
        { row: 1, column: 0, level: 4 },
      ],
    }));

  it.each([
    ['6', 'skills.noLevel'],
    ['1.5', 'skills.noLevel'],
    ['2\t2\n2\tx', 'skills.noLevel'],
    ['1\t2\t3\t4', 'skills.tooLarge'],
    ['1\n1\n1\n1\n1', 'skills.tooLarge'],
    ['\tbilling\tdancing\nAna\t1\t1', 'skills.noSkill'],
    ['\tbilling\treturns\nNobody\t1\t1', 'skills.noAgent'],
    ['\tbilling\nCleo\t1', 'skills.noAgent'],
  ])('one wrong cell or name refuses all: %j', (text, key) =>
    expect(read(text)).toEqual({ problem: expect.objectContaining({ key }) as unknown }),
  );

  it('what is written is read back', () => {
    const names = AGENTS.slice(0, 3);
    const level = ({ row, column }: { row: number; column: number }): number => (row + column) % 6;
    const sheet = readSheet(writeSheet(names, SKILLS, level), names, SKILLS, { row: 2, column: 2 });
    expect('levels' in sheet && sheet.levels.every((cell) => cell.level === level(cell)) && sheet.levels.length).toBe(9);
  });
});
