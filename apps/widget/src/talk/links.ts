export type Piece = string | { href: string; text: string };

const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?';
const HOST = `${LABEL}(?:\\.${LABEL})+`;
const END = `(?=$|[\\s/?#]|[.,;!)\\]"'”»…>]+(?:$|\\s))`;
/** A scheme, a host with a dot, and perhaps a port and a path; after a space, or what opens a bracket or a quotation. */
const LINK = new RegExp(
  `(?<=^|[\\s(["“„«])(?:mailto:\\w+(?:[.+-]\\w+)*@${HOST}${END}|https?://${HOST}(?::\\d{1,5})?${END}(?:[/?#][^\\s<>"'\`{}|\\\\^]*)?)`,
  'giu',
);
const INVISIBLE = /[\p{Cf}\p{Cc}]/u;

/** Finds links of http, https and mailto in a text; much smaller than a finder that knows names of hosts. The pieces joined are the text. */
export function links(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const shown = trimmed(found);
    const run = /^\S+/.exec(text.slice(index))![0];
    if (!URL.canParse(shown) || INVISIBLE.test(run)) continue;
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
    const isOpenedHere = last === ')' && link.split('(').length >= link.split(')').length;
    if (isOpenedHere || !/[.,:;!?*_~'’”»…)\]]/.test(last)) return link;
    link = link.slice(0, -1);
  }
}
