import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';

export const MAX_TEXT = 10_000;

export const IfGiven = ValidateIf((_, value) => value !== undefined);
export const Trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
/** What is stored is what was acked, in one form. */
export const Normalised = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC') : value));
export const time = { format: 'date-time', type: String } as const;
