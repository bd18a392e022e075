import { type CustomTypesConfig, types } from 'pg';

const TIMESTAMPTZ: number = types.builtins.TIMESTAMPTZ;
/** A time in UTC as Postgres writes it, with up to six digits of its second, of which a `Date` keeps three. */
const IN_UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;
const MILLISECONDS = 3;

const parseTime = types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => Date;

function inRfc3339(text: string): string | undefined {
  const [, date, time, fraction = ''] = IN_UTC.exec(text) ?? [];
  return date === undefined ? undefined : `${date}T${time}.${fraction.slice(0, MILLISECONDS).padEnd(MILLISECONDS, '0')}Z`;
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
