import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChatViews, MessagePosted } from '#chats';
import { broadcast, Sockets, type Wire } from '#platform';
import { AgentConnected, AgentLoadChanged, AgentStatusChanged, AgentViews } from '#presence';
import { QueueList } from '#routing';
import { WorkloadBoard } from './workload-board';

const FIRST_OF_QUEUE = 50;

@Injectable()
export class InsightBroadcasts {
  constructor(
    private readonly agents: AgentViews,
    private readonly chats: ChatViews,
    private readonly board: WorkloadBoard,
    private readonly queries: QueryBus,
    private readonly sockets: Sockets,
  ) {}

  /** The greeting: everything a desk shows at first. */
  agentConnected = broadcast(AgentConnected, async ({ agentId, socketId }) => {
    await this.sockets.greet(socketId, async () => {
      const [agent, chats, { data, total }] = await Promise.all([
        this.agents.byId(agentId),
        this.chats.openOf('agent', agentId),
        this.queries.execute(new QueueList(FIRST_OF_QUEUE)),
      ]);
      return { agent, chats, queue: { data, total } };
    });
    return [];
  });

  statusChanged = broadcast(AgentStatusChanged, ({ agentId }) => this.workloadChanged(agentId));
  loadChanged = broadcast(AgentLoadChanged, ({ agentId }) => this.workloadChanged(agentId));

  messagePosted = broadcast(MessagePosted, ({ agentId }) => (agentId === null ? [] : this.workloadChanged(agentId)));

  private workloadChanged(agentId: string): Wire[] {
    this.board.changed(agentId);
    return [];
  }
}
