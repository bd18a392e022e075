import { DomainError, type FieldError } from '#kernel';
import { InputPipe } from '#platform';
import { fieldsOf, NewCannedResponseDto } from '../library/canned.dto';
import type { CannedFields } from '../library/domain/canned.events';
import type { ImportRow } from './domain/import-plan';
import { readCsv } from './csv';
import { checkTemplate } from '../templates/templates';

const pipe = new InputPipe();

/** Every row with what is wrong with it, as if it came alone. */
export async function rowsOfCsv(csv: string): Promise<ImportRow[]> {
  return Promise.all(
    readCsv(csv).map(async (cells) => {
      try {
        return rowOf((await pipe.transform(cells, { type: 'body', metatype: NewCannedResponseDto })) as NewCannedResponseDto);
      } catch (error) {
        return { fields: cells as Partial<CannedFields>, errors: errorsOf(error) };
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
    return { fields, errors: errorsOf(error) };
  }
}

function errorsOf(error: unknown): FieldError[] {
  if (error instanceof DomainError && error.errors) return error.errors;
  throw error;
}
