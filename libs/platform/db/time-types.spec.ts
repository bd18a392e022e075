import { types } from 'pg';
import { DATE_TYPES, WIRE_TYPES } from './time-types';

const { TIMESTAMPTZ, INT8 } = types.builtins;
const ofPg = types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;
const dateOf = DATE_TYPES.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;
const wireOf = WIRE_TYPES.getTypeParser(TIMESTAMPTZ) as (text: string) => string;

describe('Times from Postgres', () => {
  it.each([
    '2026-11-28 06:42:17+00',
    '2026-11-28 06:42:17.1+00',
    '2026-11-28 06:42:17.12+00',
    '2026-11-28 06:42:17.123+00',
    '2026-11-28 06:42:17.123999+00',
    '2024-02-29 23:59:59.999+00',
    '2026-11-28 08:42:17.123+02',
    '2026-11-28 12:12:17.5+05:30',
    '1969-12-31 23:59:59.9+00',
    '0099-01-01 00:00:00+00',
    '0044-03-15 12:00:00+00 BC',
    '10001-01-01 00:00:00+00',
  ])('%s is what the parser of pg makes of it', (text) => {
    expect(dateOf(text)).toEqual(ofPg(text));
    expect(wireOf(text)).toBe(ofPg(text).toJSON());
  });

  it('leave other types to pg', () => {
    expect(WIRE_TYPES.getTypeParser(INT8)).toBe(types.getTypeParser(INT8));
  });
});
