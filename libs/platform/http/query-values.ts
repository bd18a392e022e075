import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, isISO8601, Max, Min } from 'class-validator';
import { rule } from './rule';

const MAX_INT = 2_147_483_647;
const DIGITS = /^-?\d{1,15}$/;
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$/;
const IN_OUR_ERA = /^(?!0000)\d{4}-/;

/** A whole number in a query. What is no number stays text and is refused: `Number('')` would be 0. */
export function WholeNumber(min: number, max: number = MAX_INT): PropertyDecorator {
  const read = ({ value }: { value: unknown }): unknown => (typeof value === 'string' && DIGITS.test(value) ? Number(value) : value);
  return applyDecorators(Transform(read), IsInt(), Min(min), Max(max));
}

/** An RFC 3339 time in one form, as `toISOString` gives it; a day is its beginning in UTC. Undefined when it is none. */
export function readInstant(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const upper = text.toUpperCase();
  if (!INSTANT.test(upper) || !isISO8601(upper, { strict: true })) return undefined;
  const time = new Date(upper);
  if (Number.isNaN(time.getTime())) return undefined;
  const instant = time.toISOString();
  return IN_OUR_ERA.test(instant) ? instant : undefined;
}

/** A time in a query, which is there unless `IfGiven` says otherwise. Postgres reads more than RFC 3339 has, and less than ISO 8601. */
export function Instant(): PropertyDecorator {
  const read = ({ value }: { value: unknown }): unknown => readInstant(value) ?? value;
  const isInstant = (value: unknown): boolean => value !== undefined && readInstant(value) === value;
  return applyDecorators(Transform(read), rule('isInstant', isInstant, 'must be an RFC 3339 time, e.g. 2026-01-31T12:00:00Z'));
}

const MOST_VALUES = 50;

/** A set of values in a query, comma-separated. What each of them must be, other decorators say with `{each: true}`. */
export function Several(): PropertyDecorator {
  // A parameter that is given twice comes as an array, and is refused as everywhere.
  const read = ({ value }: { value: unknown }): unknown =>
    typeof value === 'string' ? [...new Set(value.split(',').map((each) => each.trim()))] : Array.isArray(value) ? null : value;
  return applyDecorators(
    Transform(read),
    IsArray({ message: '$property must be given once, with commas between its values' }),
    ArrayMaxSize(MOST_VALUES),
  );
}

/** A set of words of a list, comma-separated. */
export const SeveralOf = (words: readonly string[]): PropertyDecorator => applyDecorators(Several(), IsIn(words, { each: true }));

/** `true` or `false` in a query. */
export function YesOrNo(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean(),
  );
}
