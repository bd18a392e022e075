import type { Counts } from '../reading/figures';
import { NOTHING } from '../reading/sums';
import { bucketOf } from '../rollup/domain/histogram';
import { QUARTER_MS, type QuarterSums, wallOf } from './wall-figures';

const MIDNIGHT = Date.UTC(2026, 10, 27);
const asked = { withinSeconds: 60, formula: 'answered_within_of_offered' } as const;
const quarter = (place: number, counts: Partial<Counts>, waits: number[] = []): QuarterSums => ({
  slot: MIDNIGHT + place * QUARTER_MS,
  counts: { ...NOTHING, ...counts },
  waits:
    waits.length === 0
      ? null
      : {
          count: waits.length,
          total: waits.reduce((sum, wait) => sum + wait, 0),
          shortest: Math.min(...waits),
          longest: Math.max(...waits),
          buckets: waits.map((wait) => [bucketOf(wait), 1] as const),
        },
});
const today = (now: number) => ({ timeZone: 'UTC', since: MIDNIGHT, now });

describe('The wall of a day', () => {
  it('has every quarter up to now, with and without anything in it', () => {
    const { series } = wallOf(
      today(MIDNIGHT + 2.5 * QUARTER_MS),
      [quarter(1, { started: 3, answered: 2, answered_within: 1, abandoned: 1 }, [30_000, 90_000])],
      asked,
    );
    const nothing = { started: 0, answered: 0, abandoned: 0, waitSeconds: null, serviceLevel: null, rating: null };
    expect(series).toEqual([
      { from: '2026-11-27T00:00:00.000Z', ...nothing },
      { from: '2026-11-27T00:15:00.000Z', started: 3, answered: 2, abandoned: 1, waitSeconds: 60, serviceLevel: 1 / 3, rating: null },
      { from: '2026-11-27T00:30:00.000Z', ...nothing },
    ]);
  });

  it('adds its quarters up, those of the day before left out', () => {
    const sums = [
      quarter(-1, { started: 100, rated_1: 100 }, [1]),
      quarter(0, { started: 2, answered: 2, answered_within: 2, rated_5: 1 }, [10_000, 20_000]),
      quarter(3, { started: 2, answered: 1, abandoned: 1, rated_4: 1 }, [90_000]),
    ];
    const { stats } = wallOf(today(MIDNIGHT + 4 * QUARTER_MS), sums, asked);
    expect(stats).toMatchObject({
      from: '2026-11-27T00:00:00.000Z',
      chats: { started: 4, answered: 3, abandoned: 1 },
      waitSeconds: { count: 3, mean: 40 },
      abandonmentRate: 0.25,
      serviceLevel: { withinSeconds: 60, rate: 0.5, formula: 'answered_within_of_offered' },
      rating: { mean: 4.5, count: 2 },
    });
    expect(stats.waitSeconds.p50).toBeCloseTo(20, 0);
  });

  it('begins with a quarter without anything', () => {
    expect(wallOf(today(MIDNIGHT), [], asked)).toMatchObject({
      stats: {
        chats: { started: 0 },
        waitSeconds: { count: 0, mean: null },
        serviceLevel: { rate: null },
        rating: { mean: null, count: 0 },
      },
      series: [{ from: '2026-11-27T00:00:00.000Z' }],
    });
  });
});
