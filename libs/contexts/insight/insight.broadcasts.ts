import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChatViews } from '#chats';
import { broadcast, rooms, type Wire } from '#platform';
import { AgentConnected, AgentLoadChanged, AgentStatusChanged, AgentViews } from '#presence';
import { QueueList } from '#routing';
import { WorkloadRows } from './queries/workload';

const FIRST_OF_QUEUE = 50;

@Injectable()
export class InsightBroadcasts {
  constructor(
    private readonly agents: AgentViews,
    private readonly chats: ChatViews,
    private readonly workload: WorkloadRows,
    private readonly queries: QueryBus,
  ) {}

  /** The greeting: everything a desk shows at first. */
  agentConnected = broadcast(AgentConnected, async ({ agentId, socketId }) => {
    const [agent, chats, { data, total }] = await Promise.all([
      this.agents.byId(agentId),
      this.chats.openOf('agent', agentId),
      this.queries.execute(new QueueList(FIRST_OF_QUEUE)),
    ]);
    return [{ name: 'ready', payload: { agent, chats, queue: { data, total } }, to: [socketId] }];
  });

  statusChanged = broadcast(AgentStatusChanged, ({ agentId }) => this.workloadOf(agentId));
  loadChanged = broadcast(AgentLoadChanged, ({ agentId }) => this.workloadOf(agentId));

  private async workloadOf(agentId: string): Promise<Wire[]> {
    const [row] = await this.workload.of([agentId]);
    return row ? [{ name: 'workload.changed', payload: row, to: [rooms.supervisors] }] : [];
  }
}
