import { Heap } from '#routing/planner';

interface ScheduledEvent {
  readonly at: number;
  readonly number: number;
  readonly run: () => void;
}

const byTime = (a: ScheduledEvent, b: ScheduledEvent) => a.at - b.at || a.number - b.number;

/**
 * Event queue with a virtual clock that jumps from event to event. Of events at the same time, the one that was scheduled first runs first.
 */
export class Timeline {
  /** Seconds since the start. */
  now = 0;
  private foreseen = 0;
  private readonly ahead = new Heap<ScheduledEvent>([], byTime);

  at(seconds: number, run: () => void): void {
    this.ahead.add({ at: Math.max(seconds, this.now), number: this.foreseen++, run });
  }

  after(seconds: number, run: () => void): void {
    this.at(this.now + seconds, run);
  }

  /** Runs the next event. @returns false when there is none */
  step(): boolean {
    const next = this.ahead.first;
    if (!next) return false;
    this.ahead.dropFirst();
    this.now = next.at;
    next.run();
    return true;
  }
}
