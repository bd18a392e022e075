import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { InvalidField } from '#kernel';
import { IfGiven } from './fields';
import { readInstant, WholeNumber } from './query-values';

export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 })
  @WholeNumber(1, 100)
  @IfGiven
  limit: number = 50;

  @ApiPropertyOptional({ description: '`nextCursor` of the previous page' })
  @IsString()
  @MaxLength(1000)
  @IfGiven
  cursor?: string;
}

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** Page of a list whose order may change between pages. Its cursor contains the time of the first page. */
export interface MovingPage<T> extends Page<T> {
  /** A row has changed its place since the first page was read, so that the pages may miss it or contain it twice. */
  moved?: true;
}

type Key = (string | number | null)[];

/** Builds a page from up to `limit` + 1 rows; the additional row only shows that a next page exists. */
export function toPage<T>(rows: T[], limit: number, keyOf: (row: T) => Key): Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null;
  return { data, nextCursor };
}

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a value is a time in the exact format that `toPage` writes. */
const isTime = (value: unknown): boolean => value !== undefined && readInstant(value) === value;

/** Validators for the members of a cursor. */
export const cursorPart = {
  id: (value: unknown) => typeof value === 'string' && UUID.test(value),
  time: isTime,
  timeOrNull: (value: unknown) => value === null || isTime(value),
  /** Postgres `integer`: 32 bits, signed. */
  integer: (value: unknown) => Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_647,
  number: (value: unknown) => Number.isSafeInteger(value),
  text: (value: unknown) => typeof value === 'string' && value.length <= 300 && !value.includes('\0') && value.isWellFormed(),
} as const satisfies Record<string, (value: unknown) => boolean>;

/** @throws InvalidField `/cursor` for a cursor that `toPage` did not create */
export function readCursor(cursor: string | undefined, parts: ((value: unknown) => boolean)[]): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(key) && key.length === parts.length && parts.every((check, i) => check(key[i]))) return key as Key;
  } catch {
    // Invalid JSON is refused below, like any other invalid cursor.
  }
  throw new InvalidField('/cursor', 'is not a cursor of this list');
}
