import { CsvFormat, fieldErrorsOf, InputPipe, invalidInput, readJson } from '#platform';
import { CustomerRowDto } from './customers-import.dto';
import type { CustomerFields } from './domain/customer';
import type { ImportedFields, ImportRow } from './domain/import-plan';

type Cells = Partial<Record<keyof CustomerFields, string>>;

export const CUSTOMERS_CSV = new CsvFormat<keyof CustomerFields>(
  ['externalId', 'name', 'email', 'phone', 'accountStatus', 'attributes'],
  ['externalId', 'name'],
);
/** Fields that an empty cell clears. An empty cell of any other column leaves the value as it is. */
const MAY_BE_EMPTY = ['email', 'phone'] as const;

const pipe = new InputPipe();

/**
 * Parses the file. Each row is validated by itself; the plan checks the rows against each other.
 * @throws InvalidField `/csv`
 */
export async function customersOfCsv(csv: string): Promise<ImportRow[]> {
  const { columns, rows } = CUSTOMERS_CSV.read(csv);
  const emptied = Object.fromEntries(MAY_BE_EMPTY.filter((column) => columns.includes(column)).map((column) => [column, null]));
  return Promise.all(rows.map((cells) => rowOf(cells, emptied)));
}

async function rowOf(cells: Cells, emptied: ImportedFields): Promise<ImportRow> {
  try {
    const input = { ...cells, ...attributesIn(cells) };
    const fields = (await pipe.transform(input, { type: 'body', metatype: CustomerRowDto })) as CustomerRowDto;
    return { fields: { ...emptied, ...given(fields) }, errors: [] };
  } catch (error) {
    const { externalId, name } = cells;
    return { fields: { externalId, name }, errors: fieldErrorsOf(error) };
  }
}

/** Parses a cell of the column `attributes`, which holds a JSON object. */
function attributesIn({ attributes }: Cells): { attributes?: unknown } {
  if (attributes === undefined) return {};
  try {
    return { attributes: readJson(attributes) };
  } catch (error) {
    throw invalidInput(fieldErrorsOf(error).map(({ pointer, message }) => ({ pointer: `/attributes${pointer}`, message })));
  }
}

function given(fields: CustomerRowDto): ImportedFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
