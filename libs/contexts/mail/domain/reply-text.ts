import { saysSomething } from '#kernel';

const QUOTED = /^\s*>/;
/** Separator that programs put before what they quote: "-----Original Message-----" in any language, or a rule. */
const SEPARATOR = /^\s*(-{3,}[^-]{3,60}-{3,}|_{20,})\s*$/;
/** A header of the mail that is quoted, e.g. "From: Ana <ana@example.com>" in any language. */
const SENDER_LINE = /^\s*\*?\p{L}[\p{L} ]{0,20}:\*?\s.*[^\s@]@[^\s@]+\.[^\s@]+/u;
const HEADER_LINE = /^\s*\*?\p{L}[\p{L} ]{0,20}:\*?\s+\S/u;
/** End of the line that says who wrote what is quoted: "On 3 May 2026 Ana wrote:" in any language. */
const ATTRIBUTION_END = /[:：]\s*$/;
const LONGEST_ATTRIBUTION = 3;

/** What somebody wrote in a reply, without the mail that it quotes at its end or at its beginning; all of it, where nothing would be left. */
export function replyText(whole: string): string {
  const lines = withoutEnd(whole.replace(/\r\n?/g, '\n').split('\n'));
  const written = withoutBeginning(lines).join('\n').trim();
  return saysSomething(written) ? written : whole.trim();
}

function withoutEnd(lines: readonly string[]): readonly string[] {
  const separator = lines.findIndex((line, i) => SEPARATOR.test(line) || (SENDER_LINE.test(line) && beginsHeaders(lines, i)));
  const kept = separator === -1 ? lines : lines.slice(0, separator);
  const last = kept.findLastIndex((line) => !QUOTED.test(line) && line.trim() !== '');
  const quotes = kept.slice(last + 1).some((line) => QUOTED.test(line));
  return quotes ? kept.slice(0, attributionBegins(kept, last)) : kept;
}

/** Quoted headers are three at least, one below the other. */
function beginsHeaders(lines: readonly string[], at: number): boolean {
  return lines.slice(at, at + 3).filter((line) => HEADER_LINE.test(line)).length === 3;
}

/** Index at which the attribution that ends in line `last` begins; after `last` where there is none. */
function attributionBegins(lines: readonly string[], last: number): number {
  if (last < 0 || !ATTRIBUTION_END.test(lines[last]!)) return last + 1;
  const above = lines.slice(Math.max(0, last - LONGEST_ATTRIBUTION + 1), last + 1);
  const paragraph = above.slice(above.findLastIndex((line) => line.trim() === '') + 1);
  // It has a date or an address; a sentence that ends in a colon has neither, and is what somebody wrote.
  const dated = paragraph.findLastIndex((line) => /\d{4}|\d{1,2}:\d{2}/.test(line));
  const first = dated === -1 ? paragraph.findLastIndex((line) => line.includes('@')) : dated;
  return first === -1 ? last + 1 : last + 1 - paragraph.length + first;
}

/** Somebody answers below what is quoted. */
function withoutBeginning(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const quote = lines.findIndex((line) => QUOTED.test(line));
  if (quote === -1 || quote > first + LONGEST_ATTRIBUTION + 1) return lines;
  if (
    attributionBegins(
      lines,
      lines.slice(0, quote).findLastIndex((line) => line.trim() !== ''),
    ) > Math.max(first, 0) &&
    quote !== first
  )
    return lines;
  const end = lines.findIndex((line, i) => i > quote && !QUOTED.test(line) && line.trim() !== '');
  const rest = end === -1 ? [] : lines.slice(end);
  // Answers between quotations make no sense without them.
  return rest.some((line) => QUOTED.test(line)) ? lines : rest;
}
