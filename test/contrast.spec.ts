import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXT = 4.5;
const MARK = 3;

/** A colour as `#rrggbb`, of both themes by the name of its token. */
function tokens(): Map<string, { light: string; dark: string }> {
  const css = readFileSync(join(__dirname, '../libs/ui/tokens.css'), 'utf8');
  const both = [...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)];
  const one = [...css.matchAll(/--([\w-]+): (#[\da-f]{6});/g)];
  return new Map([
    ...both.map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const),
    ...one.map(([, name, colour]) => [name!, { light: colour!, dark: colour! }] as const),
  ]);
}

/** Relative luminance, as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'surface-2', 'raised', 'hover', 'selected'];
const MEANINGS = ['ok', 'warn', 'bad', 'info'];
const pairs = (names: string[], grounds: string[], least: number): [string, string, number][] =>
  names.flatMap((name) => grounds.map((ground): [string, string, number] => [name, ground, least]));

/** What is written or drawn on what. */
const PAIRS = [
  ...pairs(['text', 'text-2'], [...GROUNDS, 'press', 'theirs', 'mine'], TEXT),
  ...pairs(['text-3'], GROUNDS, TEXT),
  ...pairs(['accent-text'], GROUNDS, TEXT),
  ...pairs(['on-accent'], ['accent', 'accent-hover'], TEXT),
  ...pairs(['note-text', 'text'], ['note'], TEXT),
  ...MEANINGS.flatMap((meaning) => pairs([`${meaning}-text`], [`${meaning}-tint`, 'surface', 'surface-2', 'raised'], TEXT)),
  ...MEANINGS.flatMap((meaning) => pairs([meaning], ['surface', 'surface-2', 'raised'], MARK)),
  ...pairs(['focus', 'accent'], ['canvas', 'surface', 'surface-2', 'raised'], MARK),
  ...pairs(['control'], ['surface', 'surface-2', 'raised'], MARK),
  ...pairs(['idle'], ['surface', 'surface-2', 'raised'], MARK),
  ...Array.from({ length: 8 }, (_, tint): [string, string, number] => [`avatar-${tint}`, `avatar-${tint}-tint`, TEXT]),
];

describe('The colours of the pages', () => {
  const known = tokens();

  it.each(['light', 'dark'] as const)('can be told from what they stand on, in the %s theme', (theme) => {
    const tooNear = PAIRS.filter(([name, ground, least]) => contrast(known.get(name)![theme], known.get(ground)![theme]) < least);
    expect(tooNear.map(([name, ground]) => `${name} on ${ground}`)).toEqual([]);
  });
});
