import { performance } from 'node:perf_hooks';
import { TokenBucket } from './token-bucket';

describe('A token bucket', () => {
  let now = 0;

  beforeEach(() => {
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  const taken = (bucket: TokenBucket, attempts: number, perSecond: number) =>
    Array.from({ length: attempts }, () => bucket.take(perSecond)).filter(Boolean).length;

  it('gives one second’s worth at once, then as much as time brings', () => {
    const bucket = new TokenBucket();
    expect(taken(bucket, 30, 20)).toBe(20);
    now += 250;
    expect(taken(bucket, 30, 20)).toBe(5);
    now += 60_000;
    expect(taken(bucket, 30, 20)).toBe(20);
  });

  it('knows rates below one in a second', () => {
    const bucket = new TokenBucket();
    expect(taken(bucket, 5, 0.5)).toBe(1);
    now += 1_999;
    expect(taken(bucket, 5, 0.5)).toBe(0);
    now += 1;
    expect(taken(bucket, 5, 0.5)).toBe(1);
  });

  it('follows a new rate at once, and 0 is no limit', () => {
    const bucket = new TokenBucket();
    expect(taken(bucket, 1000, 0)).toBe(1000);
    expect(taken(bucket, 30, 10)).toBe(10);
    now += 1_000;
    expect(taken(bucket, 30, 2)).toBe(2);
  });
});
