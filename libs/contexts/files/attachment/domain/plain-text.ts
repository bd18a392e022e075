const SPACE = '[\\t\\n\\f\\r ]*';
/** Beginnings by which browsers know markup (WHATWG MIME Sniffing 7.1), and SVG, which is markup that runs scripts. */
const MARKUP = new RegExp(
  `^${SPACE}(?:<!--[^]*?-->${SPACE})*<(?:!doctype|\\?xml|!--|(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|math|object|embed|link|meta|img|form)(?=[\\s>/]|$))`,
  'i',
);
/** Of no text: all controls but tab, line feed, form feed, carriage return and escape. */
// eslint-disable-next-line no-control-regex -- that is what it is about
const CONTROLS = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/;

export function looksLikeMarkup(head: Uint8Array): boolean {
  return MARKUP.test(new TextDecoder(encodingOf(head)).decode(head));
}

/** Whether bytes are text in UTF-8 or, with a mark at the beginning, UTF-16; they are looked at as they flow. */
export class TextCheck {
  private decoder?: InstanceType<typeof TextDecoder>;

  accepts(chunk: Uint8Array): boolean {
    this.decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    return this.isGood(() => this.decoder!.decode(chunk, { stream: true }));
  }

  /** Whether it ended where a character ends. */
  ends(): boolean {
    return this.isGood(() => this.decoder?.decode() ?? '');
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
