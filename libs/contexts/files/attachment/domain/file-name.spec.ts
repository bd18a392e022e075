import * as fc from 'fast-check';
import { extensionOf, safeName } from './file-name';

const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom('/', '\\', '.', ' ', '"', '\0', '\r', '\n', '\u202e', '\ud800', '👨', '\u200d', 'a'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 400,
});

describe('A safe name', () => {
  it('of anything is a name: not empty, no path, short, without what is not seen', () =>
    fc.assert(
      fc.property(anything, (given) => {
        const name = safeName(given);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
        expect(name).not.toMatch(/^[. ]|[. ]$/);
        expect([...name].length).toBeLessThanOrEqual(200);
        expect(name.isWellFormed()).toBe(true);
      }),
    ));

  it('is made safe once', () => fc.assert(fc.property(anything, (given) => expect(safeName(safeName(given))).toBe(safeName(given)))));

  it('keeps its extension however long it is', () => expect(safeName(`${'x'.repeat(5_000)}.pdf`)).toMatch(/^x{195}….pdf$/));

  it.each([
    ['a.PNG', 'png'],
    ['a.tar.gz', 'gz'],
    ['README', ''],
    ['.png', ''],
    ['Report 1.2', ''],
    ['a.7z', '7z'],
    ['a.', ''],
    ['a.x y', ''],
  ])('%j has the extension %j', (name, extension) => expect(extensionOf(name)).toBe(extension));
});
