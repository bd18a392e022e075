import { Clock } from '#kernel';

/** Fake clock that tests move. It starts at the real time, since databases and tokens use that. */
export class FakeClock extends Clock {
  private aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  advance(seconds: number): void {
    this.aheadMs += seconds * 1000;
  }
}
