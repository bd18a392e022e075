import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Feeds, Coalescer, rooms, Sockets } from '#platform';
import { WorkloadRows } from './queries/workload';

const GATHER_MS = 250;

/** Feed of the workload: supervisors hear the rows that changed, and of many changes of one row the last. */
@Injectable()
export class WorkloadFeed implements BeforeApplicationShutdown {
  private readonly gather = new Coalescer<string>(GATHER_MS, (agentIds) => this.tell(agentIds), new Logger(WorkloadFeed.name));

  constructor(
    private readonly workload: WorkloadRows,
    private readonly sockets: Sockets,
    private readonly feeds: Feeds,
  ) {}

  changed(agentId: string): void {
    this.gather.add(agentId);
  }

  beforeApplicationShutdown(): void {
    this.gather.stop();
  }

  private async tell(agentIds: string[]): Promise<void> {
    const changed = await this.workload.of(agentIds).catch((error: unknown) => {
      this.feeds.lost('workload');
      throw error;
    });
    for (const payload of changed)
      this.sockets.send({ name: 'workload.changed', told: [{ payload, to: [rooms.supervisors, rooms.watching('workload')] }] });
  }
}
