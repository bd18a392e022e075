/** Milliseconds: below the time after which others think that somebody stopped. */
const REPEAT_MS = 3_000;

/** Says that one types, at most every three seconds, however many keys are hit. */
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

  /** A message ends the typing by itself. */
  forget(): void {
    this.saidAt = Number.NEGATIVE_INFINITY;
  }
}
