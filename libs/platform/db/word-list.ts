/** Formats words of the protocol as a SQL list, e.g. `'low', 'normal'`. It does not escape, so user input must not be passed. */
export function wordList(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
