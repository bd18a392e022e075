import { Clock } from '#kernel';

/** Time that moves when the test says so. It starts at the real time, which databases and tokens go by. */
export class FakeClock extends Clock {
  private aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  advance(seconds: number): void {
    this.aheadMs += seconds * 1000;
  }
}
