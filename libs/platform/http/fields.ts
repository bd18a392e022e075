import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';

const textOf = (change: (text: string) => string) => (value: unknown): unknown => (typeof value === 'string' ? change(value) : value);
const trimmed = textOf((text) => text.normalize('NFC').trim());
const normalised = textOf((text) => text.normalize('NFC'));

/** Given means given: unlike `IsOptional`, null is refused. */
export const IfGiven = ValidateIf((_, value) => value !== undefined);
export const Trimmed = Transform(({ value }: { value: unknown }) => trimmed(value));
export const TrimmedEach = Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(trimmed) : value));
/** What is stored is what was acked, in one form, and otherwise as it was written. */
export const Normalised = Transform(({ value }: { value: unknown }) => normalised(value));
/** For `ApiProperty`. */
export const time = { format: 'date-time', type: String } as const;
