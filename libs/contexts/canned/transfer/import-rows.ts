import { fieldErrorsOf, InputPipe } from '#platform';
import { fieldsOf, NewCannedResponseDto } from '../library/canned.dto';
import type { WantedFields } from '../library/domain/wanted-fields';
import type { ImportRow } from './domain/import-plan';
import { CANNED_CSV } from './csv';
import { checkTemplate } from '../templates/templates';

const pipe = new InputPipe();

/** Parses the rows. Each is validated by itself; the plan checks the rows against each other. */
export async function rowsOfCsv(csv: string): Promise<ImportRow[]> {
  return Promise.all(
    CANNED_CSV.read(csv).rows.map(async (cells) => {
      try {
        return rowOf((await pipe.transform(cells, { type: 'body', metatype: NewCannedResponseDto })) as NewCannedResponseDto);
      } catch (error) {
        return { fields: cells as Partial<WantedFields>, errors: fieldErrorsOf(error) };
      }
    }),
  );
}

export function rowOf(response: NewCannedResponseDto): ImportRow {
  const fields = fieldsOf(response);
  try {
    checkTemplate(fields.content);
    return { fields, errors: [] };
  } catch (error) {
    return { fields, errors: fieldErrorsOf(error) };
  }
}
