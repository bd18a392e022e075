import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { OpeningTimes } from './domain/opening';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Atlantic/Azores'];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const NIGHT = [
  ['00:00', '00:30'],
  ['01:15', '01:45'],
  ['02:00', '02:15'],
  ['02:40', '03:10'],
  ['09:00', '17:00'],
  ['23:10', '24:00'],
] as const;
const WEEKLY = EVERY_DAY.flatMap((day) => NIGHT.map(([from, to]) => ({ day, from, to })));

/** When clocks are changed in 2026, as Postgres knows it. */
const CHANGES = `
  select at from (
    select at, at at time zone $1 - at at time zone 'UTC' as off, lag(at at time zone $1 - at at time zone 'UTC') over (order by at) as before
    from generate_series(timestamptz '2026-01-01 00:00Z', timestamptz '2026-12-31 00:00Z', interval '15 minutes') at
  ) steps where off <> before order by at`;

/** Whether it is open at each minute, by the clock that Postgres has on the wall. */
const OPEN_BY_MINUTE = `
  select extract(epoch from at) * 1000 as at, exists (
    select from jsonb_to_recordset($4) as d(day int, "from" time, "to" text)
    where d.day = extract(isodow from at at time zone $1) and (at at time zone $1)::time >= d."from"
      and (d."to" = '24:00' or (at at time zone $1)::time < d."to"::time)) as open
  from generate_series($2::timestamptz, $3::timestamptz, interval '1 minute') at order by at`;

/** Numbers that are the same in every run. */
function* scattered(): Generator<number> {
  for (let seed = 1; ; seed = (seed * 48_271) % 2_147_483_647) yield seed / 2_147_483_647;
}

describe('Opening hours', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it.each(ZONES)('around changes of clocks are those of Postgres in %s, at two hundred moments', async (timeZone) => {
    const times = new OpeningTimes({ timeZone, weekly: WEEKLY, exceptions: [] });
    const changes = (await client.query<{ at: Date }>(CHANGES, [timeZone])).rows.map(({ at }) => at.getTime());
    expect(changes).toHaveLength(2);
    const random = scattered();
    for (const change of changes) {
      const span = [new Date(change - 36 * HOUR), new Date(change + 36 * HOUR)];
      const { rows } = await client.query<{ at: string; open: boolean }>(OPEN_BY_MINUTE, [timeZone, ...span, JSON.stringify(WEEKLY)]);
      const minutes = rows.map(({ at, open }) => ({ at: Number(at), open }));
      const found: unknown[] = [];
      const expected: unknown[] = [];
      for (let count = 0; count < 100; count++) {
        // Half of them within two hours of the change.
        const far = (count % 2 === 0 ? 2 : 24) * HOUR;
        const at = Math.round(change + (random.next().value! * 2 - 1) * far);
        const index = Math.floor((at - minutes[0]!.at) / MINUTE);
        const { open } = minutes[index]!;
        const next = minutes.slice(index + 1).find((each) => each.open !== open)!;
        expected.push({ at, open, changesAt: next.at });
        found.push({ at, open: times.isOpenAt(new Date(at)), changesAt: times.changesAt(new Date(at))!.getTime() });
      }
      expect(found).toEqual(expected);
    }
  });
});
