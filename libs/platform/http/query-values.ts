import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, isISO8601, isTimeZone, Max, Min } from 'class-validator';
import { rule } from './rule';

const MAX_INT = 2_147_483_647;
const DIGITS = /^-?\d{1,15}$/;
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$/;
const COMMON_ERA = /^(?!0000)\d{4}-/;

/** Integer query parameter. A text that is not a number stays a text and fails the validation; `Number('')` would be 0. */
export function WholeNumber(min: number, max: number = MAX_INT): PropertyDecorator {
  const read = ({ value }: { value: unknown }): unknown => (typeof value === 'string' && DIGITS.test(value) ? Number(value) : value);
  return applyDecorators(Transform(read), IsInt(), Min(min), Max(max));
}

/**
 * Normalises an RFC 3339 time to the format of `toISOString`; a date without a time means its beginning in UTC. Returns undefined for
 * anything else.
 */
export function readInstant(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const upper = text.toUpperCase();
  if (!INSTANT.test(upper) || !isISO8601(upper, { strict: true })) return undefined;
  const time = new Date(upper);
  if (Number.isNaN(time.getTime())) return undefined;
  const instant = time.toISOString();
  return COMMON_ERA.test(instant) ? instant : undefined;
}

/**
 * RFC 3339 time as a query parameter, required unless combined with `IfGiven`. Parsed here because the formats that Postgres accepts are
 * neither RFC 3339 nor ISO 8601.
 */
export function Instant(): PropertyDecorator {
  const read = ({ value }: { value: unknown }): unknown => readInstant(value) ?? value;
  const isInstant = (value: unknown): boolean => value !== undefined && readInstant(value) === value;
  return applyDecorators(Transform(read), rule('isInstant', isInstant, 'must be an RFC 3339 time, e.g. 2026-01-31T12:00:00Z'));
}

/** The zone by the name that Postgres knows, too: `PST` is another one there, and `+02:00` lies two hours west. */
function readTimeZone(name: unknown): string | undefined {
  if (!isTimeZone(name)) return undefined;
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name as string }).resolvedOptions();
  return /^[+-]/.test(timeZone) ? undefined : timeZone;
}

/** IANA time zone, such as Europe/Berlin. Aliases become the name they stand for; offsets are refused. */
export function TimeZone(): PropertyDecorator {
  const read = ({ value }: { value: unknown }): unknown => readTimeZone(value) ?? value;
  const isKnown = (value: unknown): boolean => readTimeZone(value) !== undefined;
  return applyDecorators(Transform(read), rule('isTimeZone', isKnown, 'must be a valid IANA time-zone'));
}

const MAX_VALUES = 50;

/** Comma-separated set of values as a query parameter. Combine it with validators that have `{each: true}`. */
export function Several(): PropertyDecorator {
  // A repeated parameter arrives as an array, and is refused as for all other parameters.
  const read = ({ value }: { value: unknown }): unknown =>
    typeof value === 'string' ? [...new Set(value.split(',').map((each) => each.trim()))] : Array.isArray(value) ? null : value;
  return applyDecorators(
    Transform(read),
    IsArray({ message: '$property must be given once, with commas between its values' }),
    ArrayMaxSize(MAX_VALUES),
  );
}

/** Comma-separated set of the given words as a query parameter. */
export const SeveralOf = (words: readonly string[]): PropertyDecorator => applyDecorators(Several(), IsIn(words, { each: true }));

/** Boolean query parameter: `true` or `false`. */
export function YesOrNo(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean(),
  );
}
