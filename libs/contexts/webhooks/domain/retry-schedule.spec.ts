import { nextTry } from './retry-schedule';

const NOW = new Date(Date.UTC(2026, 0, 1));
const pauses = (lot: number): number[] => {
  const found: number[] = [];
  for (let failed = 1; ; failed++) {
    const next = nextTry(failed, lot, NOW);
    if (next === null) return found;
    found.push((next.getTime() - NOW.getTime()) / 1000);
  }
};

describe('The schedule of tries', () => {
  it('is ten tries over three days, as the specification recommends', () => {
    expect(pauses(0).slice(0, 6)).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000]);
    expect(pauses(0)).toHaveLength(9);
    const days = pauses(0).reduce((sum, each) => sum + each) / 86_400;
    expect(days).toBeGreaterThan(2.9);
    expect(days).toBeLessThan(3.1);
  });

  it('spreads what failed together by a tenth of each pause', () => {
    expect(pauses(1)).toEqual(pauses(0).map((each) => expect.closeTo(each * 1.1)));
    expect(pauses(0.5)[0]).toBeCloseTo(5.25);
  });
});
