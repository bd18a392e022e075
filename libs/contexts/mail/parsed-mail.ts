import { simpleParser } from 'mailparser';
import { saysSomething } from '#kernel';
import { replyText } from './domain/reply-text';

const MOST_HTML = 2_000_000;
const MOST_ORIGINAL = 200_000;
const MOST_TEXT = 20_000;
/** Characters that Postgres cannot keep, or that only a terminal understands. */
const UNPRINTABLE = /(?![\n\t])\p{Cc}/gu;

export interface IncomingFile {
  name: string;
  content: Buffer;
}

export interface ParsedReply {
  text: string;
  /** The text as it came; null where `text` is all of it. */
  original: string | null;
  files: IncomingFile[];
}

const OPTIONS = { skipTextToHtml: true, skipImageLinks: true, maxHtmlLengthToParse: MOST_HTML };

/** What somebody wrote; of HTML the text. */
export async function parseReply(source: Buffer): Promise<ParsedReply> {
  const mail = await simpleParser(source, { ...OPTIONS, skipHtmlToText: true, keepCidLinks: true });
  const plain = clean(mail.text ?? '');
  const whole = (saysSomething(plain) ? plain : clean(await textOfHtml(mail.html || ''))).slice(0, MOST_ORIGINAL);
  const text = replyText(whole).slice(0, MOST_TEXT).toWellFormed();
  return {
    text,
    original: text === whole.trim() ? null : whole.toWellFormed(),
    files: mail.attachments.map(({ filename, contentType, content }, i) => ({ name: filename ?? nameless(contentType, i), content })),
  };
}

const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '').toWellFormed();
const nameless = (contentType: string, i: number): string => `file-${i + 1}.${contentType.split('/')[1]?.replace(/\W.*/, '') ?? 'bin'}`;

/** HTML as a mail of its own, since that is what the parser makes a text of; pictures are none. */
async function textOfHtml(html: string): Promise<string> {
  const withoutPictures = html.replace(/<img\b[^>]*>/gi, '');
  return (await simpleParser(`Content-Type: text/html; charset=utf-8\r\n\r\n${withoutPictures}`, OPTIONS)).text ?? '';
}
