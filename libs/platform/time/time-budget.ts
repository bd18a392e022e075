import { performance } from 'node:perf_hooks';

/** Time budget: whether a number of milliseconds has gone by since it was made, by a clock that nobody can set. */
export class TimeBudget {
  private readonly until: number;

  constructor(ms: number) {
    this.until = performance.now() + ms;
  }

  get isSpent(): boolean {
    return performance.now() >= this.until;
  }
}
