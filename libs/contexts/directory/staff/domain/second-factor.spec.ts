import { begun, type SecondFactor, take } from './second-factor';

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1) + second * 1000);
const factor = (): SecondFactor => ({ ...begun('SECRET'), confirmed: true, lastStep: 10, recoveryHashes: ['a', 'b'] });

describe('A second factor', () => {
  it('takes each code once, and none from before', () => {
    const { next, refusal } = take(factor(), { step: 12 }, at(0));
    expect([next.lastStep, refusal]).toEqual([12, undefined]);
    for (const step of [12, 11, null]) expect(take(next, { step }, at(1)).refusal?.code).toBe('auth.bad_code');
    expect(take(next, { step: 13 }, at(2)).refusal).toBeUndefined();
  });

  it('takes each recovery code once', () => {
    const { next, refusal } = take(factor(), { recoveryHash: 'a' }, at(0));
    expect([next.recoveryHashes, refusal]).toEqual([['b'], undefined]);
    expect(take(next, { recoveryHash: 'a' }, at(1)).refusal?.code).toBe('auth.bad_code');
  });

  it('lets guesses wait longer and longer, and a recovery code never', () => {
    let guessed = factor();
    let second = 0;
    const waits: number[] = [];
    for (let guess = 0; guess < 12; guess++) {
      const { next, refusal } = take(guessed, { step: null }, at(second));
      expect(refusal?.code).toBe('auth.bad_code');
      guessed = next;
      const early = take(guessed, { step: 99 }, at(second)).refusal;
      const wait = (early?.details.retryAfterSeconds as number | undefined) ?? 0;
      waits.push(wait);
      second += wait;
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    expect(take(guessed, { recoveryHash: 'b' }, at(second - 1)).next.failures).toBe(0);
    expect(take(guessed, { step: 99 }, at(second)).next.failures).toBe(0);
  });
});
