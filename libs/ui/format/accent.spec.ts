import fc from 'fast-check';
import { accent, contrast, parse, towards } from './accent';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the theme', () => {
  it('counts contrast as WCAG does', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast(parse('#767676'), [255, 255, 255])).toBeCloseTo(4.54, 2);
  });

  it('keeps an accent on which white or ink can be read, and darkens any other', () => {
    expect(accent('#5048e5')).toEqual([parse('#5048e5'), [255, 255, 255]]);
    expect(accent('#ffd400')).toEqual([parse('#ffd400'), [25, 25, 34]]);
    fc.assert(fc.property(colour, (hex) => contrast(...accent(hex)) >= 4.5));
  });

  it('makes any accent readable as text on a light and on a dark ground', () => {
    const [light, dark] = [parse('#eeeef4'), parse('#26262f')];
    fc.assert(
      fc.property(colour, (hex) => {
        expect(contrast(towards([0, 0, 0], parse(hex), light), light)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(towards([255, 255, 255], parse(hex), dark), dark)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
