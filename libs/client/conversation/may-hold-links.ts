/** Whether it is worth loading the `text` entry for: `linkify` finds nothing in a text of which this is false. */
export function mayHoldLinks(text: string): boolean {
  return /[.:@]/.test(text);
}
