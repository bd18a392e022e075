import fc from 'fast-check';
import { jain } from './fairness';

const HOUR = 3600;

describe('Fairness', () => {
  it('is 1 when everybody has as many chats per hour online', () => {
    expect(
      jain([
        { chats: 4, onlineSeconds: HOUR },
        { chats: 8, onlineSeconds: 2 * HOUR },
      ]),
    ).toBeCloseTo(1, 10);
  });

  it('is 1/n when one of n has all', () => {
    expect(jain([0, 0, 0, 9].map((chats) => ({ chats, onlineSeconds: HOUR })))).toBeCloseTo(1 / 4, 10);
  });

  it('asks nobody who was not there', () => {
    expect(
      jain([
        { chats: 3, onlineSeconds: HOUR },
        { chats: 0, onlineSeconds: 0 },
      ]),
    ).toBe(1);
    expect(jain([{ chats: 0, onlineSeconds: 0 }])).toBeNull();
  });

  it('is between 1/n and 1', () => {
    const share = fc.record({ chats: fc.nat(100), onlineSeconds: fc.integer({ min: 1, max: 1_000_000 }) });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 20 }), (shares) => {
        const index = jain(shares)!;
        expect(index).toBeGreaterThanOrEqual(1 / shares.length - 1e-9);
        expect(index).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
