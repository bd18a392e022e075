import { ProblemError, unreachable } from './problem-error';
import { RetryLoop, waitBefore } from './retry-loop';

const backoff = (random: number) => ({ firstMs: 100, longestMs: 1_000, random: () => random });
const busy = (retryAfterSeconds: number) =>
  new ProblemError({ type: '', title: '', status: 429, detail: '', code: 'rate.limited', retryAfterSeconds });

describe('The wait before another attempt', () => {
  it('doubles up to the longest, half of it by chance', () => {
    expect([0, 1, 2, 3, 4, 99].map((attempt) => waitBefore(attempt, backoff(0)))).toEqual([50, 100, 200, 400, 500, 500]);
    expect([0, 1, 2, 3, 4, 99].map((attempt) => waitBefore(attempt, backoff(0.5)))).toEqual([75, 150, 300, 600, 750, 750]);
  });

  it('is never shorter than the server asked for', () => {
    expect(waitBefore(0, backoff(0), busy(3))).toBe(3_000);
    expect(waitBefore(0, backoff(0.5), busy(3))).toBeGreaterThan(3_000);
  });
});

describe('A retry loop', () => {
  let attempts: number;
  let failures: number;
  let loop: RetryLoop;

  beforeEach(() => {
    jest.useFakeTimers();
    attempts = failures = 0;
    loop = new RetryLoop(async () => {
      attempts += 1;
      if (failures-- > 0) throw unreachable();
    }, backoff(0));
  });
  afterEach(() => jest.useRealTimers());
  const after = async (ms: number): Promise<number> => {
    await jest.advanceTimersByTimeAsync(ms);
    return attempts;
  };

  it('works when woken, and then rests', async () => {
    loop.wake();
    expect(await after(10_000)).toBe(1);
  });

  it('tries again what failed, later and later', async () => {
    failures = 2;
    loop.wake();
    expect([await after(0), await after(49), await after(1), await after(99), await after(1), await after(10_000)]).toEqual([
      1, 1, 2, 2, 3, 3,
    ]);
  });

  it('does not hurry for new work, but for the end of what made it fail', async () => {
    failures = 1;
    loop.wake();
    await after(0);
    loop.wake();
    expect(await after(10)).toBe(1);
    loop.wakeNow();
    expect(await after(0)).toBe(2);
    expect(await after(10_000)).toBe(2);
  });

  it('does once more what was ordered while it worked', async () => {
    loop.wake();
    loop.wake();
    expect(await after(0)).toBe(2);
  });

  it('stops for good', async () => {
    failures = 5;
    loop.wake();
    await after(0);
    loop.stop();
    loop.wakeNow();
    expect(await after(10_000)).toBe(1);
  });
});
