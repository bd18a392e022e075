export type Piece = string | { href: string; text: string };

const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"'`{}|\\^]+/gi;
const INVISIBLE = /[\p{Cf}\p{Cc}]/u;

/** Finds links of http, https and mailto in a text; much smaller than a finder that knows names of hosts. The pieces joined are the text. */
export function links(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const shown = trimmed(found);
    if (!URL.canParse(shown) || INVISIBLE.test(shown)) continue;
    if (index > end) pieces.push(text.slice(end, index));
    pieces.push({ href: new URL(shown).href, text: shown });
    end = index + shown.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

/** Without the punctuation that ends a sentence, or a bracket that was opened before the link. */
function trimmed(link: string): string {
  for (;;) {
    const last = link.at(-1)!;
    const isClosing = (last === ')' && !link.includes('(')) || (last === ']' && !link.includes('['));
    if (!isClosing && !/[.,:;!?*_~'’”»…]/.test(last)) return link;
    link = link.slice(0, -1);
  }
}
