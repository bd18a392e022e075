import { LinkifyIt } from 'linkify-it';

/** Part of a text; the segments of a text, concatenated, equal the text. */
export type Segment = { type: 'text'; text: string } | { type: 'link'; text: string; href: string };

const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];
/** Invisible characters that reverse or hide the text after them. */
const INVISIBLE = /[\p{Cf}\p{Cc}]/u;

const finder = new LinkifyIt({ fuzzyLink: true })
  .add('ftp:', null)
  .add('//', null)
  .add('tel:', { validate: (text: string, at: number) => /^\+?\d[\d().-]{2,}\d/.exec(text.slice(at))?.[0].length ?? 0 });

/**
 * Finds links in a text. A segment contains no markup: show its `text` as text, and set `href` as an attribute. `href` is the real target;
 * the shown `text` may still use another script or run backwards, as it was written.
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

/** Normalises a URL as a browser does, e.g. a host name in another script becomes punycode. Returns undefined for an unsafe one. */
function safe(url: string): string | undefined {
  try {
    const { protocol, href } = new URL(url);
    if (INVISIBLE.test(url)) return undefined;
    return SCHEMES.includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
