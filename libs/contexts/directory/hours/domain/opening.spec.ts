import { OpeningTimes } from './opening';
import { Hours } from './hours';

const office = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }));
const inBerlin = (rest: Partial<ConstructorParameters<typeof OpeningTimes>[0]> = {}) =>
  new OpeningTimes({ timeZone: 'Europe/Berlin', weekly: office, exceptions: [], ...rest });
const at = (text: string) => new Date(text);
const next = (times: OpeningTimes, from: string) => times.changesAt(at(from))?.toISOString() ?? null;

describe('Opening hours', () => {
  it('start with their first moment and end before their last', () => {
    const times = inBerlin();
    expect(times.isOpenAt(at('2026-11-27T07:59:59.999Z'))).toBe(false);
    expect(times.isOpenAt(at('2026-11-27T08:00:00Z'))).toBe(true);
    expect(times.isOpenAt(at('2026-11-27T15:59:59.999Z'))).toBe(true);
    expect(times.isOpenAt(at('2026-11-27T16:00:00Z'))).toBe(false);
    expect(next(times, '2026-11-27T16:00:00Z')).toBe('2026-11-30T08:00:00.000Z');
  });

  it('are others on the dates that are exceptions, which add up', () => {
    const exceptions = [
      { date: '2026-12-25', name: 'Christmas', closed: true },
      { date: '2026-12-24', name: 'Christmas Eve', from: '10:00', to: '12:00' },
      { date: '2026-12-24', name: 'Last parcels', from: '13:00', to: '14:00' },
    ];
    const times = inBerlin({ exceptions });
    expect(next(times, '2026-12-23T20:00:00Z')).toBe('2026-12-24T09:00:00.000Z');
    expect(next(times, '2026-12-24T10:00:00Z')).toBe('2026-12-24T11:00:00.000Z');
    expect(next(times, '2026-12-24T12:30:00Z')).toBe('2026-12-24T13:00:00.000Z');
    expect(next(times, '2026-12-24T13:00:00Z')).toBe('2026-12-28T08:00:00.000Z');
  });

  it('that meet are one, over midnight too, and never change when there is nothing else', () => {
    const always = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
      { day, from: '00:00', to: '12:00' },
      { day, from: '11:00', to: '24:00' },
    ]);
    expect(next(inBerlin({ weekly: always }), '2026-03-28T12:00:00Z')).toBeNull();
    expect(next(inBerlin({ weekly: [] }), '2026-03-28T12:00:00Z')).toBeNull();
    const exceptions = [{ date: '2031-05-01', name: 'Move', closed: true }];
    expect(next(inBerlin({ weekly: always, exceptions }), '2026-03-28T12:00:00Z')).toBe('2031-04-30T22:00:00.000Z');
  });

  it('that a change of clocks leaves out are waited for another week', () => {
    const weekly = [{ day: 7, from: '02:00', to: '03:00' }];
    expect(next(inBerlin({ weekly }), '2026-03-28T12:00:00Z')).toBe('2026-04-05T00:00:00.000Z');
  });

  it('that contradict themselves are refused', () => {
    const made = (rest: object) => () => new Hours('1', { name: 'Office', timeZone: 'Europe/Berlin', ...rest });
    expect(made({ weekly: [{ day: 1, from: '22:00', to: '06:00' }] })).toThrow(expect.objectContaining({ code: 'validation.failed' }));
    for (const exceptions of [
      [{ date: '2026-12-24', name: 'x' }],
      [{ date: '2026-12-24', name: 'x', from: '10:00' }],
      [{ date: '2026-12-24', name: 'x', closed: true, from: '10:00', to: '12:00' }],
      [
        { date: '2026-12-24', name: 'x', closed: true },
        { date: '2026-12-24', name: 'y', from: '10:00', to: '12:00' },
      ],
    ]) {
      expect(made({ exceptions })).toThrow(expect.objectContaining({ code: 'validation.failed' }));
    }
  });
});
