import type { Sort } from '../../wall/search';
import type { BehindSearch } from '../search';

/** A number in a table: as people read it, as programs do, and the chats that it is made of. */
export interface Cell {
  text: string;
  value?: number | string | null;
  to?: Partial<BehindSearch>;
}

/** What a picture shows, as a table: its numbers, its links, and what is exported. The first cell of a row names it. */
export interface Sheet {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** So many rows tell of all, and stay first however it is sorted. */
  wholes?: number;
}

/** By what a program would read of a column; what is not known comes last, whichever way. */
export function sortedSheet(sheet: Sheet, { column, isDescending }: Sort): Sheet {
  const { columns, rows, wholes = 0 } = sheet;
  const at = columns.indexOf(column);
  if (at < 0) return sheet;
  const valueOf = (row: readonly Cell[]): number | string | null => {
    const { text, value = text } = row[at]!;
    return value;
  };
  const compare = (a: readonly Cell[], b: readonly Cell[]): number => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    const order = typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other));
    return isDescending ? -order : order;
  };
  return { ...sheet, rows: [...rows.slice(0, wholes), ...rows.slice(wholes).sort(compare)] };
}

const FORMULA = /^[=+\-@\t\r]/;

function field(value: number | string | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A program of tables would take it for a formula of its own.
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** RFC 4180, with a byte order mark so that programs of tables know the letters. */
export function asCsv({ columns, rows }: Sheet): string {
  const lines = [columns.map(field), ...rows.map((row) => row.map(({ text, value }) => field(value === undefined ? text : value)))];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
