import fc from 'fast-check';
import { bucketOf, type Histogram, quantile, RELATIVE_ERROR } from './histogram';

function histogramOf(values: readonly number[]): Histogram {
  const held = new Map<number, number>();
  for (const value of values) held.set(bucketOf(value), (held.get(bucketOf(value)) ?? 0) + 1);
  return {
    count: values.length,
    total: values.reduce((sum, value) => sum + value, 0),
    shortest: Math.min(...values),
    longest: Math.max(...values),
    buckets: [...held],
  };
}

describe('A percentile of a histogram', () => {
  const durations = fc.array(fc.integer({ min: 0, max: 10_000_000_000 }), { minLength: 1, maxLength: 60 });

  it('is within its error of the value at that rank', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0, 0.5, 0.9, 0.99, 1), (values, share) => {
        const exact = values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1]!;
        const found = quantile(histogramOf(values), share)!;
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(RELATIVE_ERROR * exact + 1e-6);
      }),
    );
  });

  it('is exact where all are the same', () => {
    for (const value of [0, 1, 60_000]) expect(quantile(histogramOf([value, value]), 0.9)).toBe(value);
  });

  it('is nothing of nothing', () => {
    expect(quantile({ count: 0, total: 0, shortest: 0, longest: 0, buckets: [] }, 0.5)).toBeNull();
  });
});
