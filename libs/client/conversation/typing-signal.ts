/** In milliseconds. Below the time after which receivers consider a typist to have stopped. */
const REPEAT_MS = 3_000;
/** In milliseconds. At most so often others are shown what was typed. */
const PREVIEW_MS = 700;
/** Characters, each of which may count twice: the server refuses longer previews than 1,000, of which the end says more. */
const MAX_PREVIEW = 500;

/** Throttle of the typing signal: regardless of the number of key presses one every `REPEAT_MS`, or, with the text, `PREVIEW_MS`. */
export class TypingSignal {
  private saidAt = -Infinity;
  private text?: string;
  private timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly say: (typing: boolean, text?: string) => void) {}

  /** @param text what was typed so far, to be shown to whoever serves the chat */
  set(typing: boolean, text?: string): void {
    clearTimeout(this.timer);
    const now = performance.now();
    const isOther = text !== this.text;
    const waitMs = this.saidAt + (isOther ? PREVIEW_MS : REPEAT_MS) - now;
    if (typing && waitMs > 0) {
      if (isOther) this.timer = setTimeout(() => this.set(true, text), waitMs);
    } else if (typing || this.saidAt > -Infinity) {
      this.saidAt = typing ? now : -Infinity;
      this.text = text;
      this.say(typing, text && [...text].slice(-MAX_PREVIEW).join(''));
    }
  }

  /** Resets the throttle after a message was sent, which ends the typing at the receivers without a signal. */
  forget(): void {
    clearTimeout(this.timer);
    this.saidAt = -Infinity;
  }
}
