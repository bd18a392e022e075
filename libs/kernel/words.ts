/** As much of a word as is searched for: Postgres keeps none that is longer than 2,046 bytes. */
const MAX_WORD = 100;

/** The words of a text as they are searched for: letters and digits, without accents and capitals. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(Array.from(plain.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => [...word].slice(0, MAX_WORD).join('')))];
}
