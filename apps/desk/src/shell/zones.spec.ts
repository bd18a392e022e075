import { momentOf, wallClockAt } from './zones';

describe('Clocks of other places', () => {
  it.each([
    ['2026-12-24T18:00', 'Europe/Zurich', '2026-12-24T17:00:00.000Z'],
    ['2026-07-01T09:30', 'America/New_York', '2026-07-01T13:30:00.000Z'],
    ['2026-07-01T00:00', 'Asia/Kathmandu', '2026-06-30T18:15:00.000Z'],
    // Clocks are put back from 3:00 to 2:00: it is 2:30 twice, and the first counts.
    ['2026-10-25T02:30', 'Europe/Zurich', '2026-10-25T00:30:00.000Z'],
    // They are put forward from 2:00 to 3:00: it is never 2:30.
    ['2026-03-29T02:30', 'Europe/Zurich', '2026-03-29T01:30:00.000Z'],
  ])('show %s in %s at %s', (wallClock, zone, moment) => expect(new Date(momentOf(wallClock, zone)).toISOString()).toBe(moment));

  it('are read back', () => expect(wallClockAt(Date.parse('2026-12-31T23:30:00Z'), 'Europe/Zurich')).toBe('2027-01-01T00:30'));
});
