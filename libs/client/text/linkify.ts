import { LinkifyIt } from 'linkify-it';

/** A piece of a text; those of a text, put together, are the text. */
export type Segment = { type: 'text'; text: string } | { type: 'link'; text: string; href: string };

const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];
/** Signs that are not seen and turn around, or hide, what comes after them. */
const INVISIBLE = /[\p{Cf}\p{Cc}]/u;

const finder = new LinkifyIt({ fuzzyLink: true })
  .add('ftp:', null)
  .add('//', null)
  .add('tel:', { validate: (text: string, at: number) => /^\+?\d[\d().-]{2,}\d/.exec(text.slice(at))?.[0].length ?? 0 });

/**
 * Finds what may be made clickable. There is no markup in it: show `text` as text, and set `href` as an attribute. A link
 * leads where it says it does; the text of a name in another script, or one that runs backwards, is as it was written.
 */
export function linkify(text: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const { index, lastIndex, url } of finder.match(text) ?? []) {
    const href = safe(url);
    if (href === undefined) continue;
    if (index > end) segments.push({ type: 'text', text: text.slice(end, index) });
    segments.push({ type: 'link', text: text.slice(index, lastIndex), href });
    end = lastIndex;
  }
  if (end < text.length) segments.push({ type: 'text', text: text.slice(end) });
  return segments;
}

/** As a browser would read it: a name in another script becomes the punycode that it is. */
function safe(url: string): string | undefined {
  try {
    const { protocol, href } = new URL(url);
    if (INVISIBLE.test(url)) return undefined;
    return SCHEMES.includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
