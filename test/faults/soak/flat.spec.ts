import fc from 'fast-check';
import { randomness } from '../../kit/randomness';
import { type Point, trendOf } from './flat';

const HEAP = { what: 'heap', unit: 'MB', mayGrowBy: 6 };
const SAMPLES = 80;

const series = (valueAt: (i: number) => number): Point[] =>
  Array.from({ length: SAMPLES }, (_, i) => ({ second: i * 15, value: valueAt(i) }));

describe('A figure of a soak', () => {
  it('is flat whatever its noise, when it does not grow', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 12 }), (seed, noise) => {
        const chance = randomness(seed);
        expect(
          trendOf(
            HEAP,
            series(() => 120 + noise * (chance() - 0.5)),
          ).isFlat,
        ).toBe(true);
      }),
    );
  });

  it('is not flat when it grows by more than it may, under noise of the same size', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const chance = randomness(seed);
        const { isFlat, growth } = trendOf(
          HEAP,
          series((i) => 120 + (i * 12) / SAMPLES + 4 * (chance() - 0.5)),
        );
        expect(isFlat).toBe(false);
        expect(growth).toBeGreaterThan(HEAP.mayGrowBy);
      }),
    );
  });

  it('may grow in the first quarter, and have a few peaks', () => {
    const warmsUp = series((i) => Math.min(i, SAMPLES / 4) * 3 + (i % 20 === 19 ? 90 : 0));
    const { isFlat, growth, from, to } = trendOf(HEAP, warmsUp);
    expect({ isFlat, from, to }).toEqual({ isFlat: true, from: 60, to: 60 });
    expect(growth).toBeCloseTo(0);
  });

  it('is flat when it shrinks', () =>
    expect(
      trendOf(
        HEAP,
        series((i) => 200 - i),
      ).isFlat,
    ).toBe(true));
});
