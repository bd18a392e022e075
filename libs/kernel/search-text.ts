/** Longest indexed word, in characters. Postgres rejects lexemes of more than 2,046 bytes. */
const MAX_WORD = 100;

/** Scripts that write words without spaces between them. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const RUNS = new RegExp(String.raw`(?<unspaced>(?:[${UNSPACED}]\p{M}*)+)|(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+`, 'gu');
const CHARACTERS = /\P{M}\p{M}*/gu;
const WORDS = /[\p{L}\p{N}]+/gu;
/** The runs of digits and the runs of letters in a word, e.g. `a` and `4711` in `A4711`. */
const PARTS = /\p{N}+|\p{L}+/gu;

/** Search token: a normalised word, or part of a word, with its place in the text. */
export interface Token {
  /** Letters and digits only. */
  text: string;
  /** Position as in a tsvector, counted from 1; a word and its parts share one position. */
  position: number;
  /** Range of the token in the original text, in UTF-16 units; `to` is the first unit after the token. */
  from: number;
  to: number;
}

const ASCII = /^[ -~]*$/;
/** Most words: as they are folded, and one token. */
const PLAIN_WORD = /^[A-Za-z]+$/;

/** Removes the differences of accent, case and width: `Straße`, `STRAẞE`, `STRASSE` and `ＳＴＲＡＳＳＥ` become the same text. */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

/**
 * Tokenises a text for search, in the order of the text. Tokens are the words; for a word that contains digits also its runs of digits and
 * of letters; and, in scripts without spaces, character bigrams plus the last character alone, so that every character begins a token.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const { 0: run, index, groups } of text.matchAll(RUNS)) {
    const found = groups?.unspaced === undefined ? wordsIn(run, index) : bigramsIn(run, index);
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
  if (PLAIN_WORD.test(run)) return [[{ text: run.slice(0, MAX_WORD).toLowerCase(), from, to }]];
  return (folded(run).match(WORDS) ?? []).map((word) => {
    const parts = word.match(PARTS)!;
    const names = parts.length > 1 ? [word, ...parts.filter(({ length }) => length > 1)] : [word];
    return [...new Set(names)].map((text) => ({ text: [...text].slice(0, MAX_WORD).join(''), from, to }));
  });
}

function bigramsIn(run: string, offset: number): Found[] {
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

/** Builds a tsvector literal from texts: every token with its positions. Tokens are letters and digits only, so they need no quotes. */
export function searchDocument(...texts: (string | null | undefined)[]): string {
  const places = new Map<string, number[]>();
  for (const { text, position } of tokensOf(texts.filter(Boolean).join(' '))) {
    const known = places.get(text);
    if (known) known.push(position);
    else places.set(text, [position]);
  }
  return Array.from(places, ([text, positions]) => `${text}:${positions.join(',')}`).join(' ');
}

/** Search term: a word or phrase of a search. */
export interface SearchTerm {
  /** The term in tsquery syntax. Its tokens need no quotes. */
  tsquery: string;
  /** The tokens of the term; `hitsOf` expects them at successive positions of a text. */
  tokens: { text: string; isPrefix: boolean }[];
}

export interface Search {
  /** Terms that a text must all contain, in any order. */
  terms: SearchTerm[];
  /** Terms that a text must not contain. */
  without: SearchTerm[];
}

const QUERY_TERM = /(?<minus>(?<!\S)-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;

/**
 * Parses a search: words, `"a phrase"` and `-without`. The last word also matches as a prefix.
 * @returns null when `q` is blank; a search without terms when `q` has no searchable characters, so that nothing can match
 */
export function readSearch(q: string | undefined): Search | null {
  if (q === undefined || q.trim() === '') return null;
  const asked = Array.from(q.matchAll(QUERY_TERM), ({ groups }) => groups!);
  const search: Search = { terms: [], without: [] };
  asked.forEach(({ minus, phrase, word }, at) => {
    const isPrefix = word !== undefined && minus === undefined && at === asked.length - 1;
    const term = termOf(phrase ?? word ?? '', isPrefix);
    if (term) (minus === undefined ? search.terms : search.without).push(term);
  });
  return search;
}

/** Parses a search in which every word is a prefix. Returns null when `q` is blank, and no terms when nothing can match. */
export function beginningTerms(q: string | undefined): SearchTerm[] | null {
  if (q === undefined || q.trim() === '') return null;
  return (q.match(/\S+/gu) ?? []).flatMap((word) => termOf(word, true) ?? []);
}

/** `beginningTerms` as a tsquery: null when `q` is blank, and an empty string when nothing can match. */
export function beginningsOf(q: string | undefined): string | null {
  return (
    beginningTerms(q)
      ?.map(({ tsquery }) => tsquery)
      .join(' & ') ?? null
  );
}

function termOf(text: string, isPrefix: boolean): SearchTerm | undefined {
  const byPlace = new Map(
    tokensOf(text)
      .map((token) => [token.position, token] as const)
      .reverse(),
  );
  const whole = [...byPlace.values()].reverse();
  if (whole.length === 0) return undefined;
  // The last token is a single character that the bigram before it already contains.
  if (whole.length > 1 && isSingleCharacter(whole.at(-1)!.text) && isUnspaced(whole.at(-2)!.text)) whole.pop();
  const tokens = whole.map(({ text: token }, at) => {
    // A single character at the end of the term may continue in the text, where it then begins a bigram.
    return { text: token, isPrefix: isSingleCharacter(token) || (isPrefix && !isUnspaced(token) && at === whole.length - 1) };
  });
  return { tokens, tsquery: `(${tokens.map(({ text: token, isPrefix: begins }) => (begins ? `${token}:*` : token)).join(' <-> ')})` };
}

const BEGINS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const isUnspaced = (text: string): boolean => BEGINS_UNSPACED.test(text);
const isSingleCharacter = (text: string): boolean => isUnspaced(text) && [...text].length === 1;

/** Finds the occurrences of a term in a text, as ranges [from, to) in UTF-16 units. */
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
