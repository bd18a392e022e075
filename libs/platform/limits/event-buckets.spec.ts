import { performance } from 'node:perf_hooks';
import { CallerRates } from './caller-rates';
import { EventBuckets } from './event-buckets';
import { RateLimits } from './rate-limits';
import { FloodDetector } from './flood-detector';

let now = 0;

beforeEach(() => {
  now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

const passed = (attempts: number, take: () => boolean) => Array.from({ length: attempts }, take).filter(Boolean).length;

describe('The buckets of a socket', () => {
  const rates = { maxEventsPerSecond: 1_000, maxMessagesPerSecond: 20 };

  it.each([
    ['typing', 10, 5],
    ['chat.join', 50, 10],
    ['message.send', 20, 20],
    ['canned.send', 20, 20],
    ['activity', 400, 400],
  ])('%s: %d at once, then %d in a second', (name, atOnce, perSecond) => {
    const buckets = new EventBuckets(1);
    expect(passed(400, () => buckets.take(name, rates))).toBe(atOnce);
    now += 1_000;
    expect(passed(400, () => buckets.take(name, rates))).toBe(perSecond);
  });

  it('are apart: who types too much may write', () => {
    const buckets = new EventBuckets(1);
    passed(100, () => buckets.take('typing', rates));
    expect([buckets.take('message.send', rates), buckets.take('chat.join', rates)]).toEqual([true, true]);
  });

  it('hold everything to the rate of all events', () => {
    const buckets = new EventBuckets(1);
    expect(passed(100, () => buckets.take('chat.join', { ...rates, maxEventsPerSecond: 7 }))).toBe(7);
  });

  it('have no bottom where events have no limit, and messages still theirs', () => {
    const buckets = new EventBuckets(1);
    const unlimited = { ...rates, maxEventsPerSecond: 0 };
    for (const name of ['typing', 'chat.join', 'activity']) expect(passed(500, () => buckets.take(name, unlimited))).toBe(500);
    expect(passed(500, () => buckets.take('message.send', unlimited))).toBe(20);
  });
});

describe('A caller', () => {
  let limits: RateLimits;
  let callers: CallerRates;

  beforeEach(() => {
    limits = new RateLimits();
    limits.set({ maxEventsPerSecond: 50, maxMessagesPerSecond: 10 });
    callers = new CallerRates(limits);
  });

  it('sends twice as fast as a socket, by REST and sockets together, and ten seconds of it at once', () => {
    const all = callers.open('cleo');
    expect(passed(150, () => callers.takeMessage('cleo'))).toBe(150);
    expect(passed(300, () => all.take('message.send', limits.current()))).toBe(50);
    now += 1_000;
    expect(passed(300, () => callers.takeMessage('cleo'))).toBe(20);
    expect(callers.takeMessage('ben')).toBe(true);
  });

  it('draws from the same buckets by every socket', () => {
    const [one, two] = [callers.open('cleo'), callers.open('cleo')];
    expect(passed(150, () => one.take('message.send', limits.current()))).toBe(150);
    expect(passed(150, () => two.take('message.send', limits.current()))).toBe(50);
  });

  it('does not get full buckets by coming back', () => {
    passed(250, () => callers.open('cleo').take('message.send', limits.current()));
    callers.close('cleo');
    callers.forgetIdle();
    expect(callers.open('cleo').take('message.send', limits.current())).toBe(false);
  });

  it('is forgotten when it has no socket and asks for nothing, and not before', () => {
    callers.open('cleo');
    callers.takeMessage('ben');
    callers.forgetIdle();
    expect(callers.size).toBe(2);
    callers.forgetIdle();
    expect(callers.size).toBe(1);
    callers.close('cleo');
    callers.forgetIdle();
    callers.forgetIdle();
    expect(callers.size).toBe(0);
  });
});

describe('FloodDetector', () => {
  it('are a flood when they are many in a short time', () => {
    const refusals = new FloodDetector();
    expect(passed(2_000, () => refusals.add())).toBe(0);
    expect(refusals.add()).toBe(true);
  });

  it('are none when they come slowly', () => {
    const refusals = new FloodDetector();
    for (let minute = 0; minute < 10; minute++, now += 60_000) expect(passed(2_000, () => refusals.add())).toBe(0);
  });
});
