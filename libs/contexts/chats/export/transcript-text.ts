import { type TranscriptHead, type TranscriptLine, type TranscriptWords, quotedText, wordsOf } from './transcript-lines';

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const INDENT = '    ';

/** Plain text. What people wrote is indented, so that no text looks like a line of somebody else. */
export async function* asText(head: TranscriptHead, lines: AsyncGenerator<TranscriptLine>): AsyncGenerator<string> {
  const { title, facts, above = [], below = [] } = head;
  const words = wordsOf(head);
  yield above.map((each) => `${each}\n\n`).join('');
  yield [title, ...facts.map(([label, value]) => `${label}: ${value}`)].map((line) => line.split(LINE_BREAK).join(' ')).join('\n') + '\n';
  for await (const line of lines) yield `\n${textOf(line, words)}\n`;
  yield below.map((each) => `\n${each}\n`).join('');
}

function textOf({ at, type, from, quote, text, files, editedAt, deletedAt }: TranscriptLine, words: TranscriptWords): string {
  const quoted = quote ? `> ${quote.from}: ${quotedText(quote, words)}`.split(LINE_BREAK).join(' ') : [];
  const said = [quoted, text?.split(LINE_BREAK) ?? [], files.map((name) => `[file] ${name}`)].flat();
  const all = deletedAt === null ? said : [`(${words.deleted(deletedAt)})`];
  const who = type === 'system' ? '' : ` ${from.split(LINE_BREAK).join(' ')} (${words[type]})`;
  const edited = editedAt !== null && deletedAt === null ? `, ${words.edited}` : '';
  return [`[${words.time(at)}]${who}${edited}`, ...all.map((each) => INDENT + each)].join('\n');
}
