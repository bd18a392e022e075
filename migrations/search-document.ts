/** Frozen copy of `searchDocument` from the time of these migrations; it must not follow later changes. */
const MAX_WORD = 100;
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const RUNS = new RegExp(String.raw`(?<unspaced>(?:[${UNSPACED}]\p{M}*)+)|(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+`, 'gu');

export function searchDocument(...texts: (string | null)[]): string {
  const places = new Map<string, number[]>();
  const together = Array.from(texts.filter(Boolean).join(' ').matchAll(RUNS), ({ 0: run, groups }) =>
    groups?.unspaced === undefined ? wordsIn(run) : pairsIn(run),
  ).flat();
  together.forEach((tokens, at) => tokens.forEach((token) => places.set(token, [...(places.get(token) ?? []), at + 1])));
  return Array.from(places, ([token, positions]) => `${token}:${positions.join(',')}`).join(' ');
}

function folded(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function wordsIn(run: string): string[][] {
  return folded(run).map((word) => {
    const parts = word.match(/\p{N}+|\p{L}+/gu)!;
    const names = parts.length > 1 ? [word, ...parts.filter(({ length }) => length > 1)] : [word];
    return [...new Set(names)].map((name) => [...name].slice(0, MAX_WORD).join(''));
  });
}

function pairsIn(run: string): string[][] {
  const characters = (run.match(/\P{M}\p{M}*/gu) ?? []).map((character) => folded(character).join('')).filter(Boolean);
  return characters.map((character, at) => [character + (characters[at + 1] ?? '')]);
}
