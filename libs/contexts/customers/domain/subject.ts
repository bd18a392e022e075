const MAX_LENGTH = 120;
const LINES = /[\n\r\u2028\u2029]+/;

/** Subject of a ticket from a message: its first line with visible text, cut between code points to the length of a subject. */
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
