import { QueryBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Feeds, Gateway, On, WatchDto } from '#platform';
import type { ReplyOf } from '#protocol';
import { WorkloadNow } from './queries/workload';

const NOBODY = { online: 0, active: 0, onHold: 0, capacity: 0, queued: 0, longestWaitSeconds: 0 };

@Gateway()
export class InsightGateway {
  constructor(
    private readonly queries: QueryBus,
    private readonly feeds: Feeds,
  ) {}

  @On('workload.watch')
  async watch(@MessageBody() { watch }: WatchDto, @ConnectedSocket() socket: Socket): Promise<ReplyOf<'workload.watch'>> {
    let totals = NOBODY;
    const rows = await this.feeds.watch('workload', socket, watch, async () => {
      const workload = await this.queries.execute(new WorkloadNow());
      totals = workload.totals;
      return workload.agents;
    });
    return { ...rows, totals };
  }
}
