import { pipeline, type Readable, type Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify';
import { InvalidField } from '#kernel';

/** Maximum number of rows of one import. */
export const MAX_IMPORT_ROWS = 5_000;
/** What spreadsheets would calculate; also behind a quote, so that reading takes away exactly what writing added. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;

/** A file as it was read: which columns it has, and the cells of each row that hold something. */
export interface CsvRows<C extends string> {
  columns: C[];
  rows: Partial<Record<C, string>>[];
}

/** CSV with a header line, as spreadsheets open and save it. */
export class CsvFormat<C extends string> {
  /** @param needed columns that a file must have */
  constructor(
    readonly columns: readonly C[],
    private readonly needed: readonly C[],
  ) {}

  /** Quotes what a spreadsheet would calculate. When the rows fail, so does what is written; when nobody reads it any more, the rows end. */
  write(rows: Readable): Transform {
    const csv = stringify({
      header: true,
      columns: [...this.columns],
      bom: true,
      cast: { string: (text) => (FORMULA.test(text) ? `'${text}` : text) },
    });
    return pipeline(rows, csv, () => undefined);
  }

  /** @throws InvalidField `/csv` when it is not CSV with these columns, or too long */
  read(csv: string): CsvRows<C> {
    let columns: C[] = [];
    const headers = (names: string[]): C[] => (columns = this.columnsNamed(names));
    const rows = parsed(csv, headers);
    if (rows.length > MAX_IMPORT_ROWS)
      throw new InvalidField('/csv', `has ${rows.length} rows; at most ${MAX_IMPORT_ROWS} are taken at once`);
    return { columns, rows: rows.map((row) => cellsOf(row)) };
  }

  private columnsNamed(names: string[]): C[] {
    const known = new Map(this.columns.map((column) => [column.toLowerCase(), column]));
    const found = names.map((name) => {
      const column = known.get(name.trim().toLowerCase());
      if (column === undefined)
        throw new InvalidField('/csv', `has a column "${name.trim().toLowerCase()}"; there are ${this.columns.join(', ')}`);
      return column;
    });
    const twice = found.find((name, at) => found.indexOf(name) !== at);
    if (twice !== undefined) throw new InvalidField('/csv', `has the column "${twice}" twice`);
    const missing = this.needed.find((name) => !found.includes(name));
    if (missing !== undefined) throw new InvalidField('/csv', `has no column "${missing}"`);
    return found;
  }
}

function parsed(csv: string, headers: (names: string[]) => string[]): Record<string, string>[] {
  try {
    return parse<Record<string, string>>(csv, { bom: true, skip_empty_lines: true, columns: headers });
  } catch (error) {
    throw error instanceof CsvError ? new InvalidField('/csv', error.message) : error;
  }
}

function cellsOf<C extends string>(row: Record<string, string>): Partial<Record<C, string>> {
  const cells = Object.entries(row).filter(([, text]) => text !== '');
  const read = cells.map(([column, text]) => [column, text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text]);
  return Object.fromEntries(read) as Partial<Record<C, string>>;
}
