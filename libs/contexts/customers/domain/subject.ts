const MAX_LENGTH = 120;
const LINES = /[\n\r\u2028\u2029]+/;

/** The first line of a message that says something, as far as it makes a heading. Cut between characters, never within one. */
export function subjectOf(message: string): string {
  const line = message.split(LINES).find((each) => each.trim() !== '') ?? '';
  const characters = [...line.trim().replace(/\s+/g, ' ')];
  return characters.length <= MAX_LENGTH
    ? characters.join('')
    : `${characters
        .slice(0, MAX_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}
