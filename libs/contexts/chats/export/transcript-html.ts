import { createHash } from 'node:crypto';
import { escapedHtml } from '#kernel';
import { type TranscriptHead, type TranscriptLine, type TranscriptWords, quotedText, wordsOf } from './transcript-lines';

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.4rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{color:#555}dd{margin:0}
ol{list-style:none;padding:0}li{margin:1rem 0;padding-inline-start:.8rem;border-inline-start:4px solid #ccc;break-inside:avoid}
.agent{border-color:#2456c4}.customer{border-color:#1d7a46}.note{border-color:#b07a00;background:#fff8e6}
.system,.deleted p{color:#555;font-style:italic}header{font-weight:600}time{font-weight:400;color:#555}
blockquote{margin:.2rem 0;padding-inline-start:.6rem;border-inline-start:2px solid #ccc;color:#555}blockquote p{margin:0}
p{margin:.2rem 0;white-space:pre-wrap;overflow-wrap:anywhere}.file::before{content:"\\1F4CE\\A0"}
@media print{body{margin:0;max-width:none}}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Whatever a text says, the page loads nothing, runs nothing and sends nothing. It is in the page as well, which is opened from a disk. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
export const CONTENT_SECURITY_POLICY = `${POLICY}; frame-ancestors 'none'; sandbox`;

/** One page that needs nothing else, to be read or printed; each text takes its direction from its own letters. */
export async function* asHtml(head: TranscriptHead, lines: AsyncGenerator<TranscriptLine>): AsyncGenerator<string> {
  const words = wordsOf(head);
  yield beginning(head);
  for await (const line of lines) yield item(line, words);
  yield `</ol>\n${paragraphs(head.below)}</html>\n`;
}

function beginning({ title, locale, facts, above }: TranscriptHead): string {
  const about = facts.map(([label, value]) => `<dt>${escapedHtml(label)}</dt><dd dir="auto">${escapedHtml(value)}</dd>`).join('\n');
  return `<!doctype html>
<html lang="${escapedHtml(locale ?? 'en')}">
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${escapedHtml(POLICY)}">
<meta name="viewport" content="width=device-width">
<title>${escapedHtml(title)}</title>
<style>${STYLE}</style>
${paragraphs(above)}<h1 dir="auto">${escapedHtml(title)}</h1>
<dl>
${about}
</dl>
<ol>
`;
}

function item({ at, type, from, quote, text, files, editedAt, deletedAt }: TranscriptLine, words: TranscriptWords): string {
  const who = type === 'system' ? '' : `<bdi>${escapedHtml(from)}</bdi> (${escapedHtml(words[type])}) `;
  const edited = editedAt !== null && deletedAt === null ? ` · ${escapedHtml(words.edited)}` : '';
  const said =
    deletedAt === null
      ? [
          ...(quote ? [`<blockquote><bdi>${escapedHtml(quote.from)}</bdi>: ${paragraph('', quotedText(quote, words))}</blockquote>`] : []),
          ...(text === null ? [] : [paragraph('', text)]),
          ...files.map((name) => paragraph(' class="file"', name)),
        ]
      : [paragraph('', words.deleted(deletedAt))];
  return `<li class="${type}${deletedAt === null ? '' : ' deleted'}"><header>${who}<time datetime="${escapedHtml(at)}">${escapedHtml(words.time(at))}</time>${edited}</header>\n${said.join('\n')}</li>\n`;
}

const paragraphs = (texts: readonly string[] = []): string => texts.map((text) => `${paragraph('', text)}\n`).join('');

function paragraph(attributes: string, text: string): string {
  return `<p${attributes} dir="auto">${escapedHtml(text)}</p>`;
}
