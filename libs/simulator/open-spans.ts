import type { Times } from '#chats/deadlines';
import { dateAt } from './arrivals';
import type { Shift } from './scenario';

/** Opening times of a scenario: spans of the virtual clock, in order and without overlap. */
export class OpenSpans implements Times {
  constructor(private readonly spans: readonly Shift[]) {}

  after(since: Date, seconds: number): Date | null {
    let left = seconds;
    for (const { fromSeconds, toSeconds } of this.spans) {
      const from = Math.max(fromSeconds, since.getTime() / 1000);
      if (from >= toSeconds) continue;
      if (toSeconds - from >= left) return dateAt(from + left);
      left -= toSeconds - from;
    }
    return null;
  }
}
