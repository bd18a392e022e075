/** In milliseconds. Below the time after which receivers consider a typist to have stopped. */
const REPEAT_MS = 3_000;

/** Throttle of the typing signal: sends at most one every `REPEAT_MS`, regardless of the number of key presses. */
export class TypingSignal {
  private saidAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly say: (typing: boolean) => void) {}

  set(typing: boolean): void {
    const said = this.saidAt;
    const now = performance.now();
    if (typing && now - said < REPEAT_MS) return;
    if (!typing && said === Number.NEGATIVE_INFINITY) return;
    this.saidAt = typing ? now : Number.NEGATIVE_INFINITY;
    this.say(typing);
  }

  /** Resets the throttle after a message was sent, which ends the typing at the receivers without a signal. */
  forget(): void {
    this.saidAt = Number.NEGATIVE_INFINITY;
  }
}
