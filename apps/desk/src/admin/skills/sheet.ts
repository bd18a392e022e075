export const MOST_LEVEL = 5;

export interface Cell {
  row: number;
  column: number;
}

/** Why nothing is taken, by its key among the words. */
export interface Problem {
  key: 'skills.noSkill' | 'skills.noAgent' | 'skills.noLevel' | 'skills.tooLarge';
  values: Record<string, string | number>;
}

export type Sheet = { levels: (Cell & { level: number })[] } | { problem: Problem };

const keyOf = (name: string): string => name.normalize('NFC').trim().toLocaleLowerCase();

/** 0–5; nothing, and a dash, are 0. Undefined for anything else. */
export function levelOf(text: string): number | undefined {
  const typed = text.trim();
  if (typed === '' || /^[-–—]$/.test(typed)) return 0;
  return /^[0-5]$/.test(typed) ? Number(typed) : undefined;
}

/**
 * Levels that were copied from a sheet: a block of them, which begins at a cell, or a table with the names of agents and skills, which finds
 * its own place. One cell that cannot be read, or a name that is not there once, refuses all.
 */
export function readSheet(text: string, agents: readonly string[], skills: readonly string[], at: Cell): Sheet {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const rows = lines.map((line) => line.split('\t'));
  const [head, ...body] = rows;
  const isNamed = head!.length > 1 && head!.slice(1).every((name) => /\p{L}/u.test(name));
  return isNamed ? named(head!, body, agents, skills) : block(rows, agents, skills, at);
}

function named(head: string[], body: string[][], agents: readonly string[], skills: readonly string[]): Sheet {
  const columns = head.slice(1).map((name) => placeOf(name, skills));
  const places = body.map(([name]) => placeOf(name ?? '', agents));
  const wrongSkill = columns.findIndex((place) => place === undefined);
  if (wrongSkill !== -1) return { problem: { key: 'skills.noSkill', values: { name: head[wrongSkill + 1]! } } };
  const wrongAgent = places.findIndex((place) => place === undefined);
  if (wrongAgent !== -1) return { problem: { key: 'skills.noAgent', values: { name: body[wrongAgent]?.[0] ?? '' } } };
  return levelsIn(
    body.map((row) => row.slice(1, head.length)),
    (i, j) => ({ row: places[i]!, column: columns[j]! }),
  );
}

function block(rows: string[][], agents: readonly string[], skills: readonly string[], at: Cell): Sheet {
  const width = Math.max(...rows.map((row) => row.length));
  if (at.row + rows.length > agents.length || at.column + width > skills.length)
    return { problem: { key: 'skills.tooLarge', values: { rows: rows.length, columns: width } } };
  return levelsIn(rows, (i, j) => ({ row: at.row + i, column: at.column + j }));
}

function levelsIn(rows: string[][], place: (row: number, column: number) => Cell): Sheet {
  const levels: (Cell & { level: number })[] = [];
  for (const [i, row] of rows.entries())
    for (const [j, text] of row.entries()) {
      const level = levelOf(text);
      if (level === undefined) return { problem: { key: 'skills.noLevel', values: { text: text.trim().slice(0, 40) } } };
      levels.push({ ...place(i, j), level });
    }
  return { levels };
}

/** Where a name stands, if it stands there once. */
function placeOf(name: string, names: readonly string[]): number | undefined {
  const places = names.flatMap((each, at) => (keyOf(each) === keyOf(name) ? [at] : []));
  return places.length === 1 ? places[0] : undefined;
}

/** The matrix as a sheet takes it, and `readSheet` takes it back. */
export function writeSheet(agents: readonly string[], skills: readonly string[], level: (cell: Cell) => number): string {
  const plain = (name: string): string => name.replace(/[\t\n]/g, ' ');
  const rows = agents.map((name, row) => [plain(name), ...skills.map((_, column) => String(level({ row, column })))]);
  return [['', ...skills.map(plain)], ...rows].map((row) => row.join('\t')).join('\n');
}
