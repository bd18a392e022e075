import { Heap } from '#routing/planner';

interface Happening {
  readonly at: number;
  readonly number: number;
  readonly happen: () => void;
}

const sooner = (a: Happening, b: Happening) => a.at - b.at || a.number - b.number;

/** The virtual clock: it jumps from one happening to the next; of two at the same time the one that was foreseen first is first. */
export class Timeline {
  /** Seconds since the start. */
  now = 0;
  private foreseen = 0;
  private readonly ahead = new Heap<Happening>([], sooner);

  at(seconds: number, happen: () => void): void {
    this.ahead.add({ at: Math.max(seconds, this.now), number: this.foreseen++, happen });
  }

  after(seconds: number, happen: () => void): void {
    this.at(this.now + seconds, happen);
  }

  /** @returns false when nothing is left to happen */
  step(): boolean {
    const next = this.ahead.first;
    if (!next) return false;
    this.ahead.dropFirst();
    this.now = next.at;
    next.happen();
    return true;
  }
}
