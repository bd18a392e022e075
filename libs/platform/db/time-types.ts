import { type CustomTypesConfig, types } from 'pg';

const TIMESTAMPTZ: number = types.builtins.TIMESTAMPTZ;
/** What ends a time in UTC as Postgres writes it. */
const UTC = '+00';
const DATE_LENGTH = 10;
const TIME_LENGTH = 19;
/** A point and three digits: as many as a `Date` keeps of up to six. */
const FRACTION = 4;

const parseTime = types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => Date;

/** A time of four digits of a year, in UTC; undefined for any other. By its places, as a regular expression takes several times as long. */
function inRfc3339(text: string): string | undefined {
  if (text[4] !== '-' || text[DATE_LENGTH] !== ' ' || !text.endsWith(UTC)) return undefined;
  const fraction = text.slice(TIME_LENGTH, -UTC.length);
  const milliseconds = fraction === '' ? '.000' : fraction.slice(0, FRACTION).padEnd(FRACTION, '0');
  return `${text.slice(0, DATE_LENGTH)}T${text.slice(DATE_LENGTH + 1, TIME_LENGTH)}${milliseconds}Z`;
}

function timesBy(parse: (text: string) => unknown): CustomTypesConfig {
  const parserOf = (id: number, format?: 'text'): unknown => (id === TIMESTAMPTZ ? parse : types.getTypeParser(id, format));
  return { getTypeParser: parserOf as CustomTypesConfig['getTypeParser'] };
}

/** Types of pg, whose own parser takes ten times as long for a time. */
export const DATE_TYPES = timesBy((text) => {
  const known = inRfc3339(text);
  return known === undefined ? parseTime(text) : new Date(known);
});

/** Types of pg, but that times are strings in the wire format, RFC 3339, as JSON has them. */
export const WIRE_TYPES = timesBy((text) => inRfc3339(text) ?? parseTime(text).toJSON());
