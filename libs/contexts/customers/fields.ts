import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';

/** Given means given: unlike `IsOptional`, null is refused. */
export const IfGiven = ValidateIf((_, value) => value !== undefined);
export const Trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC').trim() : value));
/** As messages are: in one form, and otherwise as they were written. */
export const Normalised = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC') : value));
export const time = { format: 'date-time', type: String } as const;

export const MAX_SUBJECT = 200;
export const MAX_MESSAGE = 10_000;
export const MAX_EMAIL = 254;

/** What was given of a patch. */
export function withoutAbsent<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}
