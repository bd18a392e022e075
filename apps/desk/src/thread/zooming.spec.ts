import fc from 'fast-check';
import { FITTED, moved, zoomed } from './zooming';

const size = { width: 400, height: 300 };
const middle = { x: 0, y: 0 };

describe('A picture that is looked at closely', () => {
  it('becomes five times as large at most, and never smaller than it fits', () => {
    expect(zoomed(FITTED, 9, middle, size).scale).toBe(5);
    expect(zoomed({ scale: 2, x: 0, y: 0 }, 0.1, middle, size)).toEqual(FITTED);
  });

  it('keeps what is under the pointer there', () => {
    const at = { x: 50, y: -20 };
    const { scale, x, y } = zoomed(FITTED, 2, at, size);
    expect([(at.x - x) / scale, (at.y - y) / scale]).toEqual([50, -20]);
  });

  it('is moved no further than to its edge', () => {
    expect(moved({ scale: 2, x: 0, y: 0 }, 1_000, -1_000, size)).toEqual({ scale: 2, x: 200, y: -150 });
    expect(moved(FITTED, 10, 10, size)).toEqual(FITTED);
  });

  it('always covers the place where it fitted', () => {
    const steps = fc.array(fc.tuple(fc.double({ min: 0.2, max: 5, noNaN: true }), fc.integer({ min: -300, max: 300 })), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (all) => {
        const end = all.reduce((zoom, [factor, by]) => moved(zoomed(zoom, factor, { x: by, y: -by }, size), by, by, size), FITTED);
        expect(Math.abs(end.x)).toBeLessThanOrEqual(((end.scale - 1) * size.width) / 2 + 1e-9);
        expect(end.scale).toBeGreaterThanOrEqual(1);
        expect(end.scale).toBeLessThanOrEqual(5);
      }),
    );
  });
});
