const SPACE = '[\\t\\n\\f\\r ]*';
/** Beginnings by which browsers know markup (WHATWG MIME Sniffing 7.1), and SVG, which is markup that runs scripts. */
const MARKUP = new RegExp(
  `^${SPACE}(?:<!--[^]*?-->${SPACE})*<(?:!doctype|\\?xml|!--|(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|math|object|embed|link|meta|img|form)(?=[\\s>/]|$))`,
  'i',
);
/** Controls that occur in no text: all but tab, line feed, form feed, carriage return and escape. */
// eslint-disable-next-line no-control-regex -- the expression looks for control characters
const CONTROLS = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/;

export function looksLikeMarkup(head: Uint8Array): boolean {
  return MARKUP.test(new TextDecoder(encodingOf(head)).decode(head));
}

/** Bytes without a meaning in Windows-1252. */
const NOT_WINDOWS = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * Text detection on a stream of bytes: UTF-8, UTF-16 with a byte order mark, or Windows-1252, which spreadsheets write. Since nearly any
 * bytes are valid Windows-1252, control characters, undefined bytes and more accents than letters rule it out.
 */
export class TextCheck {
  private decoder?: InstanceType<typeof TextDecoder>;
  private isUnicode = true;
  private isWindows = true;
  private readonly bytes = { all: 0, high: 0 };

  accepts(chunk: Uint8Array): boolean {
    this.decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    this.isUnicode &&= this.isGood(() => this.decoder!.decode(chunk, { stream: true }));
    this.isWindows &&=
      this.decoder.encoding === 'utf-8' &&
      chunk.every((byte) => !NOT_WINDOWS.has(byte)) &&
      !CONTROLS.test(Buffer.from(chunk).toString('latin1'));
    this.bytes.all += chunk.length;
    for (const byte of chunk) if (byte > 0x7f) this.bytes.high += 1;
    return this.isUnicode || this.isWindows;
  }

  /** Ends the stream. Returns whether it was text; a last character that is incomplete is not. */
  ends(): boolean {
    return (this.isUnicode && this.isGood(() => this.decoder?.decode() ?? '')) || (this.isWindows && this.bytes.high * 2 < this.bytes.all);
  }

  private isGood(decode: () => string): boolean {
    try {
      return !CONTROLS.test(decode());
    } catch {
      return false;
    }
  }
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}
