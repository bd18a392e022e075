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

  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @IsString()
  @MaxLength(1000)
  @IfGiven
  cursor?: string;
}

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** Of a list whose order changes while it is read. Its cursor carries the time of the first page. */
export interface MovingPage<T> extends Page<T> {
  /** Since the first page a row has got another place, so that the pages may have missed it, or have it twice. */
  moved?: true;
}

type Key = (string | number | null)[];

/** Cuts the row that was fetched beyond the limit, which only tells that there is a next page. */
export function toPage<T>(rows: T[], limit: number, keyOf: (row: T) => Key): Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null;
  return { data, nextCursor };
}

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Just as `toPage` wrote it. */
const isTime = (value: unknown): boolean => value !== undefined && readInstant(value) === value;

/** What each member of a cursor must look like. */
export const cursorPart = {
  id: (value: unknown) => typeof value === 'string' && UUID.test(value),
  time: isTime,
  timeOrNull: (value: unknown) => value === null || isTime(value),
  /** Of a column of type integer. */
  integer: (value: unknown) => Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_647,
  number: (value: unknown) => Number.isSafeInteger(value),
  text: (value: unknown) => typeof value === 'string' && value.length <= 300 && !value.includes('\0') && value.isWellFormed(),
} as const satisfies Record<string, (value: unknown) => boolean>;

/** @throws InvalidField `/cursor` for anything that `toPage` did not make */
export function readCursor(cursor: string | undefined, parts: ((value: unknown) => boolean)[]): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(key) && key.length === parts.length && parts.every((check, i) => check(key[i]))) return key as Key;
  } catch {
    // refused below, like any other text that is no cursor
  }
  throw new InvalidField('/cursor', 'is not a cursor of this list');
}
