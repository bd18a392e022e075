/** Headers of an incoming mail by lower-case name: the last value of each. */
export type Headers = ReadonlyMap<string, string>;

/** `automatic`: no person wrote it for us (RFC 3834), so that nothing may follow from it. */
export type IncomingKind = 'written' | 'automatic' | 'report';

const MESSAGE_ID = /<[^<>\s]{1,500}>/g;
/** `References` of a long thread have one id for each mail. */
const MOST_IDS = 100;

/** What a mail is, by its headers alone. */
export function kindOf(headers: Headers): IncomingKind {
  const has = (name: string, form: RegExp): boolean => form.test(headers.get(name) ?? '');
  if (has('content-type', /^multipart\/report\b.*\breport-type="?delivery-status\b/is)) return 'report';
  const isAutomatic =
    (headers.has('auto-submitted') && !has('auto-submitted', /^no\b/i)) ||
    has('precedence', /^(bulk|junk|list|auto_reply)\b/i) ||
    has('return-path', /^<>$/) ||
    ['list-id', 'x-autoreply', 'x-autorespond', 'x-loop'].some((name) => headers.has(name));
  return isAutomatic ? 'automatic' : 'written';
}

/** The `Message-ID`s that it answers: that of `In-Reply-To` first, then those of `References`, the latest first. */
export function answeredIds(headers: Headers): string[] {
  const of = (name: string): string[] => headers.get(name)?.match(MESSAGE_ID) ?? [];
  return [...new Set([...of('in-reply-to'), ...of('references').reverse()])].slice(0, MOST_IDS);
}

/** Headers as they stand in a mail, unfolded. */
export function headersOf(source: string): Headers {
  const lines = source.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), value!.trim()] as const];
    }),
  );
}
