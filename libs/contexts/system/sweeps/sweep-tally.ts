import { Injectable } from '@nestjs/common';
import { Meter } from '#platform';
import type { SweepCount, SweepOutcome } from './sweep-outcomes.store';

/** Tally of this node's sweeps: by how much their metrics have grown since what was taken last. */
@Injectable()
export class SweepTally {
  private readonly taken = new Map<string, number>();

  constructor(private readonly meter: Meter) {}

  async untaken(): Promise<SweepCount[]> {
    return (await this.totals())
      .map(({ sweep, outcome, times }) => ({ sweep, outcome, times: times - (this.taken.get(`${outcome} ${sweep}`) ?? 0) }))
      .filter(({ times }) => times > 0);
  }

  take(counts: readonly SweepCount[]): void {
    for (const { sweep, outcome, times } of counts) {
      const key = `${outcome} ${sweep}`;
      this.taken.set(key, (this.taken.get(key) ?? 0) + times);
    }
  }

  private async totals(): Promise<SweepCount[]> {
    const [events, runs] = await Promise.all([this.meter.read('sweep_events_total'), this.meter.read('sweep_seconds')]);
    const failed = runs.filter(({ part, labels }) => part?.endsWith('_count') && labels.outcome === 'failed');
    const count = (sweep: string, outcome: SweepOutcome, times: number): SweepCount => ({ sweep, outcome, times });
    return [
      ...events.map(({ labels, value }) => count(labels.sweep!, 'repaired', value)),
      ...failed.map(({ labels, value }) => count(labels.name!, 'failed', value)),
    ];
  }
}
