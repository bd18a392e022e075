import type { Readable, Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify';
import { InvalidField } from '#kernel';
import type { CannedFields } from '../library/domain/canned.events';

export const COLUMNS = ['title', 'shortcut', 'category', 'content', 'scope'] as const satisfies (keyof CannedFields)[];
const NEEDED = ['title', 'content'];
/** What spreadsheets would calculate; also behind a quote, so that reading takes away exactly what writing added. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** As a spreadsheet may open it: nothing in it is calculated. */
export function csvOf(rows: Readable): Transform {
  return rows.pipe(
    stringify({ header: true, columns: [...COLUMNS], bom: true, cast: { string: (text) => (FORMULA.test(text) ? `'${text}` : text) } }),
  );
}

/** @throws InvalidField `/csv` when it is not CSV with these columns */
export function readCsv(csv: string): Partial<Record<keyof CannedFields, string>>[] {
  const rows = parsed(csv);
  return rows.map((row) => {
    const cells = Object.entries(row).filter(([, text]) => text !== '');
    return Object.fromEntries(cells.map(([column, text]) => [column, text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text]));
  });
}

function parsed(csv: string): Record<string, string>[] {
  try {
    return parse<Record<string, string>>(csv, { bom: true, skip_empty_lines: true, columns: headers });
  } catch (error) {
    throw error instanceof CsvError ? new InvalidField('/csv', error.message) : error;
  }
}

function headers(names: string[]): string[] {
  const found = names.map((name) => name.trim().toLowerCase());
  const strange = found.find((name) => !(COLUMNS as readonly string[]).includes(name));
  if (strange !== undefined) throw new InvalidField('/csv', `has a column "${strange}"; there are ${COLUMNS.join(', ')}`);
  const missing = NEEDED.find((name) => !found.includes(name));
  if (missing !== undefined) throw new InvalidField('/csv', `has no column "${missing}"`);
  return found;
}
