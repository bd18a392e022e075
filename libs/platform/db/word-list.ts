/** Words of the protocol as SQL lists them, e.g. `'low', 'normal'`; not for what people type. */
export function wordList(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
