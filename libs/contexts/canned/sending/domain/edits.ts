/** Comparison of the rendered response with the message that was sent. */
export interface Edit {
  edited: boolean;
  /** From 0 (no word in common) to 1 (the same words). */
  similarity: number;
}

/**
 * @param parts the rendered text, split where a date or a time stands: the clock may have moved between rendering and sending
 */
export function editOf(parts: readonly string[], sent: string): Edit {
  if (isMadeOf(parts, sent)) return { edited: false, similarity: 1 };
  return { edited: true, similarity: similarity(parts.join(' '), sent) };
}

/** Whether the text consists of all parts in their order, with at most `MAX_TIME` characters between two of them. */
function isMadeOf(parts: readonly string[], text: string): boolean {
  const last = parts.at(-1)!;
  if (parts.length === 1) return text === last;
  if (!text.startsWith(parts[0]!) || !text.endsWith(last)) return false;
  let at = parts[0]!.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found - at > MAX_TIME) return false;
    at = found + part.length;
  }
  const rest = text.length - last.length - at;
  return rest >= 0 && rest <= MAX_TIME;
}

/** Length, in characters, that no date or time exceeds in any language. */
const MAX_TIME = 60;

/** Sørensen–Dice coefficient over words: twice the words in common divided by the words of both. Takes linear time. */
function similarity(one: string, other: string): number {
  const [left, right] = [words(one), words(other)];
  const count = new Map<string, number>();
  for (const word of left) count.set(word, (count.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const available = count.get(word) ?? 0;
    if (available === 0) continue;
    common += 1;
    count.set(word, available - 1);
  }
  const all = left.length + right.length;
  return all === 0 ? 0 : (2 * common) / all;
}

function words(text: string): string[] {
  return text.match(/\S+/gu) ?? [];
}
