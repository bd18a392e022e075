/** Transactions end within this time, so a position that is still missing then was rolled back. */
const MISSING_FOR_MS = 60_000;
/** Positions drawn by transactions that are open at one moment. */
const MOST_IN_FLIGHT = 5_000;

/**
 * High-water mark of a reader of the event log. A position is drawn before its transaction commits, so an event may appear below the
 * mark: positions that were passed over are looked for until no transaction can be open any more that drew them.
 */
export class LogCursor {
  private mark = 0;
  /** When each missing position was passed over, in ms of a monotonic clock. */
  private readonly missing = new Map<number, number>();

  /** Begins below the last position of the log, since transactions may be open that drew lower ones. */
  startBelow(last: number): void {
    this.mark = Math.max(0, last - MOST_IN_FLIGHT);
    this.missing.clear();
  }

  /** What to ask the log for: positions above the mark, and these. */
  get next(): { after: number; missing: number[] } {
    return { after: this.mark, missing: [...this.missing.keys()] };
  }

  /** @param positions those that the log answered with, in any order */
  saw(positions: readonly number[], nowMs: number): void {
    for (const position of [...positions].sort((a, b) => a - b)) {
      this.missing.delete(position);
      for (let passed = Math.max(this.mark + 1, position - MOST_IN_FLIGHT); passed < position; passed++) this.missing.set(passed, nowMs);
      this.mark = Math.max(this.mark, position);
    }
    for (const [position, since] of this.missing) if (nowMs - since > MISSING_FOR_MS) this.missing.delete(position);
  }
}
