import fc from 'fast-check';
import { inexactNumbers } from './exact-numbers';

const pointersOf = (json: string): string[] => inexactNumbers(json).map(({ pointer }) => pointer);

describe('Numbers of a JSON text', () => {
  it.each(['9007199254740993', '1e400', '-1e400', '1e-400', '0.12345678901234567891', '123456789012345678901234567890'])(
    'would be changed: %s',
    (number) => {
      expect(pointersOf(`{"a": {"b/c": [1, "9007199254740993", ${number}]}, "d": ${number}}`)).toEqual(['/a/b~1c/2', '/d']);
    },
  );

  it.each([
    '9007199254740992',
    '1e2',
    '1.50',
    '0.30000000000000004',
    '-0',
    '0.0',
    '1E+21',
    '1e-7',
    '5e-324',
    '1.7976931348623157e308',
    '100000000000000000000',
  ])('stay as they are: %s', (number) => {
    expect(pointersOf(`[{"a": ${number}}, {}, [], [[${number}]]]`)).toEqual([]);
  });

  it('stay as they are when JavaScript wrote them, and texts are none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.double({ noNaN: true, noDefaultInfinity: true }), (value, number) =>
        expect(pointersOf(JSON.stringify([value, { number }]))).toEqual([]),
      ),
    );
  });

  it('are found behind everything that JSON may have before them', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 5 }), fc.string(), (before, name) => {
        const json = `${JSON.stringify([...before, { other: [before] }]).slice(0, -1)}, {${JSON.stringify(name)}: 1e999}]`;
        expect(pointersOf(json)).toEqual([`/${before.length + 1}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`]);
      }),
    );
  });
});
