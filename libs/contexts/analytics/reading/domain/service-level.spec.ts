import { SERVICE_LEVEL_FORMULAS } from '#words';
import { abandonmentRate, serviceLevel } from './service-level';

const DAY = { answered: 1000, answeredWithin: 860, abandoned: 60, abandonedWithin: 20, abandonedShort: 10 };
const NOTHING = { answered: 0, answeredWithin: 0, abandoned: 0, abandonedWithin: 0, abandonedShort: 0 };

describe('Service level', () => {
  it.each([
    ['answered_or_abandoned_within_of_offered', '83.02'],
    ['answered_within_of_answered', '86.00'],
    ['answered_within_of_offered', '81.13'],
    ['answered_within_of_offered_without_abandoned_within', '82.69'],
    ['answered_within_or_short_of_offered', '82.08'],
  ] as const)('by %s: %s %%', (formula, percent) => {
    expect((serviceLevel(formula, DAY)! * 100).toFixed(2)).toBe(percent);
  });

  it('is nothing where nobody asked for an agent', () => {
    for (const formula of SERVICE_LEVEL_FORMULAS) expect(serviceLevel(formula, NOTHING)).toBeNull();
  });
});

describe('Abandonment', () => {
  it('leaves out those who left at once', () => {
    expect(abandonmentRate(DAY)).toBeCloseTo(50 / 1050, 10);
  });

  it('is nothing where everybody left at once', () => {
    expect(abandonmentRate({ ...NOTHING, abandoned: 3, abandonedShort: 3 })).toBeNull();
  });
});
