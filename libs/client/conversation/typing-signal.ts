/** In milliseconds. Below the time after which receivers consider a typist to have stopped. */
const REPEAT_MS = 3_000;
/** In milliseconds. At most so often others are shown what was typed. */
const PREVIEW_MS = 700;
/** The server refuses longer previews, of which the end says more. */
const MAX_PREVIEW = 1_000;

/** Throttle of the typing signal: regardless of the number of key presses one every `REPEAT_MS`, or, with the text, `PREVIEW_MS`. */
export class TypingSignal {
  private saidAt = Number.NEGATIVE_INFINITY;
  private saidText?: string;
  private later?: ReturnType<typeof setTimeout>;

  constructor(private readonly say: (typing: boolean, text?: string) => void) {}

  /** @param text what was typed so far, to be shown to whoever serves the chat */
  set(typing: boolean, text?: string): void {
    clearTimeout(this.later);
    const said = this.saidAt;
    const now = performance.now();
    if (typing) {
      const waitMs = said + (text === this.saidText ? REPEAT_MS : PREVIEW_MS) - now;
      if (waitMs > 0) {
        if (text !== this.saidText) this.later = setTimeout(() => this.set(true, text), waitMs);
        return;
      }
    }
    if (!typing && said === Number.NEGATIVE_INFINITY) return;
    this.forget();
    if (typing) [this.saidAt, this.saidText] = [now, text];
    this.say(typing, text && endOf(text));
  }

  /** Resets the throttle after a message was sent, which ends the typing at the receivers without a signal. */
  forget(): void {
    clearTimeout(this.later);
    [this.saidAt, this.saidText] = [Number.NEGATIVE_INFINITY, undefined];
  }
}

/** The end of a text, without half a character at its beginning. */
const endOf = (text: string): string => text.slice(-MAX_PREVIEW).replace(/^[\uDC00-\uDFFF]/, '');
