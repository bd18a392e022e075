/** As much of a word as is searched for: Postgres keeps none that is longer than 2,046 bytes. */
const MAX_WORD = 100;

/** Scripts that put no spaces between words. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const RUNS = new RegExp(String.raw`(?<unspaced>(?:[${UNSPACED}]\p{M}*)+)|(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+`, 'gu');
const CHARACTERS = /\P{M}\p{M}*/gu;
const WORDS = /[\p{L}\p{N}]+/gu;
/** What a name for a thing is made of, e.g. `a` and `4711` of `A4711`. */
const PARTS = /\p{N}+|\p{L}+/gu;

/** Something a text is found by. */
export interface Token {
  /** Letters and digits only. */
  text: string;
  /** Counted from 1; a word and its parts have the same. */
  position: number;
  /** Where it stands in the text, in UTF-16 units; `to` is the first unit after it. */
  from: number;
  to: number;
}

/** Without accents, capitals and width: `Straße`, `STRASSE` and `ＳＴＲＡＳＳＥ` are one. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

/**
 * What a text is found by, in its order: its words; of words with digits also the letters and digits by themselves; and, where a
 * script has no spaces, every two characters that stand together, and the last by itself, so that each character begins a token.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const { 0: run, index, groups } of text.matchAll(RUNS)) {
    const found = groups?.unspaced === undefined ? wordsIn(run, index) : pairsIn(run, index);
    for (const together of found) {
      position++;
      for (const token of together) tokens.push({ ...token, position });
    }
  }
  return tokens;
}

type Found = Omit<Token, 'position'>[];

function wordsIn(run: string, from: number): Found[] {
  const to = from + run.length;
  return (folded(run).match(WORDS) ?? []).map((word) => {
    const parts = word.match(PARTS)!;
    const names = parts.length > 1 ? [word, ...parts.filter(({ length }) => length > 1)] : [word];
    return [...new Set(names)].map((text) => ({ text: [...text].slice(0, MAX_WORD).join(''), from, to }));
  });
}

function pairsIn(run: string, offset: number): Found[] {
  const characters = Array.from(run.matchAll(CHARACTERS), ({ 0: character, index }) => ({
    text: folded(character).match(WORDS)?.join('') ?? '',
    from: offset + index,
    to: offset + index + character.length,
  })).filter(({ text }) => text !== '');
  return characters.map(({ text, from, to }, at) => {
    const next = characters[at + 1];
    return [next ? { text: text + next.text, from, to: next.to } : { text, from, to }];
  });
}

/** A text as a tsvector: every token with its places. Tokens need no quotes. */
export function searchDocument(...texts: (string | null | undefined)[]): string {
  const places = new Map<string, number[]>();
  for (const { text, position } of tokensOf(texts.filter(Boolean).join(' '))) {
    const known = places.get(text);
    if (known) known.push(position);
    else places.set(text, [position]);
  }
  return Array.from(places, ([text, positions]) => `${text}:${positions.join(',')}`).join(' ');
}

/** One thing that is looked for. */
export interface SearchTerm {
  /** For Postgres; needs no quotes. */
  tsquery: string;
  /** How `tokensOf` finds it in a text, in successive places. */
  tokens: { text: string; isPrefix: boolean }[];
}

export interface Search {
  /** All of them have to be there, anywhere. */
  terms: SearchTerm[];
  /** None of them may be there. */
  without: SearchTerm[];
}

const ASKED = /(?<minus>(?<!\S)-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;

/**
 * What somebody looks for: words, of which the last may be the beginning of one, `"a phrase"`, `-without`.
 * @returns null when nothing is asked for; no terms when nothing could ever be found
 */
export function readSearch(q: string | undefined): Search | null {
  if (q === undefined || q.trim() === '') return null;
  const asked = Array.from(q.matchAll(ASKED), ({ groups }) => groups!);
  const search: Search = { terms: [], without: [] };
  asked.forEach(({ minus, phrase, word }, at) => {
    const isPrefix = word !== undefined && minus === undefined && at === asked.length - 1;
    const term = termOf(phrase ?? word ?? '', isPrefix);
    if (term) (minus === undefined ? search.terms : search.without).push(term);
  });
  return search;
}

/** Beginnings of words, all of which have to be there. Null: as `readSearch`; empty: nothing could ever be found. */
export function beginningsOf(q: string | undefined): string | null {
  if (q === undefined || q.trim() === '') return null;
  return (q.match(/\S+/gu) ?? []).flatMap((word) => termOf(word, true)?.tsquery ?? []).join(' & ');
}

function termOf(text: string, isPrefix: boolean): SearchTerm | undefined {
  const byPlace = new Map(
    tokensOf(text)
      .map((token) => [token.position, token] as const)
      .reverse(),
  );
  const whole = [...byPlace.values()].reverse();
  if (whole.length === 0) return undefined;
  // The last pair says all that its second character does.
  if (whole.length > 1 && isSingleCharacter(whole.at(-1)!.text) && isUnspaced(whole.at(-2)!.text)) whole.pop();
  const tokens = whole.map(({ text: token }, at) => {
    // What ends in a single character here may go on in the text, where the character begins a pair.
    return { text: token, isPrefix: isSingleCharacter(token) || (isPrefix && !isUnspaced(token) && at === whole.length - 1) };
  });
  return { tokens, tsquery: `(${tokens.map(({ text: token, isPrefix: begins }) => (begins ? `${token}:*` : token)).join(' <-> ')})` };
}

const BEGINS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const isUnspaced = (text: string): boolean => BEGINS_UNSPACED.test(text);
const isSingleCharacter = (text: string): boolean => isUnspaced(text) && [...text].length === 1;

/** Where a term stands in a text, as [from, to) in UTF-16 units. */
export function hitsOf(tokens: readonly Token[], term: SearchTerm): [number, number][] {
  const fits = (token: Token, { text, isPrefix }: SearchTerm['tokens'][number]): boolean =>
    isPrefix ? token.text.startsWith(text) : token.text === text;
  const [first, ...rest] = term.tokens;
  return tokens.flatMap((token): [number, number][] => {
    if (!fits(token, first!)) return [];
    let last = token;
    for (const [at, wanted] of rest.entries()) {
      const next = tokens.find((each) => each.position === token.position + at + 1 && fits(each, wanted));
      if (!next) return [];
      last = next;
    }
    return [[token.from, last.to]];
  });
}
