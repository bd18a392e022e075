/** Quick check whether to load the `text` entry: for a text where this is false, `linkify` finds no links. */
export function mayHoldLinks(text: string): boolean {
  return /[.:@]/.test(text);
}
