import { forPeople, type TranscriptHead, type TranscriptLine } from './transcript-lines';

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const INDENT = '    ';

/** Plain text. What people wrote is indented, so that no text looks like a line of somebody else. */
export async function* asText({ title, facts }: TranscriptHead, lines: AsyncGenerator<TranscriptLine>): AsyncGenerator<string> {
  yield [title, ...facts.map(([label, value]) => `${label}: ${value}`)].map((line) => line.split(LINE_BREAK).join(' ')).join('\n') + '\n';
  for await (const line of lines) yield `\n${textOf(line)}\n`;
}

function textOf({ at, type, from, text, files, deletedAt }: TranscriptLine): string {
  const said = [...(text?.split(LINE_BREAK) ?? []), ...files.map((name) => `[file] ${name}`)];
  const all = deletedAt === null ? said : [`(deleted ${forPeople(deletedAt)})`];
  const who = type === 'system' ? '' : ` ${from.split(LINE_BREAK).join(' ')} (${type})`;
  return [`[${forPeople(at)}]${who}`, ...all.map((each) => INDENT + each)].join('\n');
}
