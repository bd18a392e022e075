import fc from 'fast-check';
import { ServerTime } from './server-time';

const header = (ms: number): string => new Date(ms).toUTCString();

describe("The server's time", () => {
  it('is that of this machine until anything is known', () => {
    const time = new ServerTime();
    time.hearHeader(null, 0, 1);
    time.hearGreeting(undefined, 1);
    expect(time.offsetMs).toBe(0);
  });

  it('is narrowed down by headers, never beyond what they allow', () => {
    const answers = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 600_000 }),
        takes: fc.integer({ min: 0, max: 5_000 }),
        written: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(fc.integer({ min: -86_400_000, max: 86_400_000 }), answers, (offset, all) => {
        const time = new ServerTime();
        const from = Date.parse('2026-06-01T00:00:00Z');
        let error = Number.POSITIVE_INFINITY;
        for (const { at, takes, written } of all) {
          const sentAt = from + at;
          time.hearHeader(header(Math.floor(sentAt + takes * written + offset)), sentAt, sentAt + takes);
          error = Math.min(error, (takes + 1_000) / 2 + 1);
          expect(Math.abs(time.offsetMs - offset)).toBeLessThanOrEqual(error);
        }
      }),
    );
  });

  it('is what the greeting says from then on', () => {
    const time = new ServerTime();
    time.hearGreeting('2026-06-01T00:00:05.250Z', Date.parse('2026-06-01T00:00:00Z'));
    time.hearHeader(header(0), 0, 1);
    expect(time.offsetMs).toBe(5_250);
  });

  it('follows a clock that is set', () => {
    const time = new ServerTime();
    time.hearHeader(header(1_000_000), 1_000_000, 1_000_010);
    time.hearHeader(header(9_000_000), 1_000_000, 1_000_010);
    expect(time.offsetMs).toBeGreaterThan(7_990_000);
  });
});
