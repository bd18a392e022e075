/** A slash that begins a word before the caret, with what was typed after it: a search for a canned response. */
export function slashAt(text: string, caret: number): { from: number; query: string } | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}\p{M}_.-]*)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[1]!.length - 1, query: found[1]! } : null;
}

/** The text with a slash at its end that begins a word. */
export const withSlash = (before: string): string => `${before}${before === '' || /\s$/.test(before) ? '' : ' '}/`;
