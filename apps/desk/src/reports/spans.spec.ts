import { beginningOf, dayAt, daysFrom, daysOf, isDay, spansOf } from './spans';

const iso = (moment: number): string => new Date(moment).toISOString();

describe('Spans of reports', () => {
  it('begin with the day of the zone', () => {
    expect(iso(beginningOf('2026-11-27', 'Europe/Berlin'))).toBe('2026-11-26T23:00:00.000Z');
    expect(iso(beginningOf('2026-07-01', 'Asia/Kathmandu'))).toBe('2026-06-30T18:15:00.000Z');
    expect(dayAt(Date.parse('2026-11-26T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-27');
  });

  it('begin where the day does, when clocks change at midnight', () => {
    // In Beirut, midnight of 29 March 2026 is left out.
    expect(iso(beginningOf('2026-03-29', 'Asia/Beirut'))).toBe('2026-03-28T22:00:00.000Z');
    // In Santiago the hour before midnight of 5 April 2026 comes twice.
    expect(iso(beginningOf('2026-04-05', 'America/Santiago'))).toBe('2026-04-05T04:00:00.000Z');
  });

  it('have 23 and 25 hours when clocks change', () => {
    const hours = (day: string): number => {
      const { span } = spansOf([day, day], 'Europe/Berlin', Date.parse('2030-01-01T00:00:00Z'));
      return (Date.parse(span.to) - Date.parse(span.from)) / 3_600_000;
    };
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-27')]).toEqual([23, 25, 24]);
  });

  it('are compared with as much of the time before', () => {
    const noon = Date.parse('2026-11-27T12:00:00Z');
    expect(spansOf(daysOf({ range: 'today' }, '2026-11-27'), 'UTC', noon)).toEqual({
      span: { from: '2026-11-27T00:00:00.000Z', to: '2026-11-28T00:00:00.000Z' },
      before: { from: '2026-11-26T00:00:00.000Z', to: '2026-11-26T12:00:00.000Z' },
    });
    expect(spansOf(daysOf({ range: 'yesterday' }, '2026-11-27'), 'UTC', noon).before).toEqual({
      from: '2026-11-25T00:00:00.000Z',
      to: '2026-11-26T00:00:00.000Z',
    });
    expect(spansOf(daysOf({ range: '30d' }, '2026-11-27'), 'UTC', noon).before).toEqual({
      from: '2026-09-29T00:00:00.000Z',
      to: '2026-10-28T12:00:00.000Z',
    });
  });

  it('know a day from what is none', () => {
    expect(['2026-02-28', '2024-02-29'].every(isDay)).toBe(true);
    expect(['2026-02-30', '2026-2-1', '', 'today', 7, undefined].some(isDay)).toBe(false);
    expect(daysFrom('2026-02-27', '2026-03-01')).toBe(3);
  });
});
