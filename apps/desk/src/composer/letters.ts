/** What the server takes as the text of a message, or of a note. */
export const MAX_LETTERS = 10_000;
const NEAR = 500;

/** How many letters fit yet, a negative number of those too many; null as long as nobody need know. */
export function lettersLeft(text: string): number | null {
  if (text.length < MAX_LETTERS - NEAR) return null;
  const left = MAX_LETTERS - text.trim().normalize('NFC').length;
  return left <= NEAR ? left : null;
}
