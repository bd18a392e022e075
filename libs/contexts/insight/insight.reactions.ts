import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChatViews, MessageDeleted, MessagePosted } from '#chats';
import { react, Sockets } from '#platform';
import { AgentConnected, AgentLoadChanged, AgentStatusChanged, AgentViews } from '#presence';
import { QueueList } from '#routing';
import { WorkloadBoard } from './workload-board';

const FIRST_OF_QUEUE = 50;

@Injectable()
export class InsightReactions {
  constructor(
    private readonly agents: AgentViews,
    private readonly chats: ChatViews,
    private readonly board: WorkloadBoard,
    private readonly queries: QueryBus,
    private readonly sockets: Sockets,
  ) {}

  /** The greeting: everything a desk shows at first. */
  agentConnected = react(AgentConnected, async ({ agentId, socketId }) => {
    await this.sockets.greet(socketId, async () => {
      const [agent, chats, { data, total }] = await Promise.all([
        this.agents.byId(agentId),
        this.chats.openOf('agent', agentId),
        this.queries.execute(new QueueList(FIRST_OF_QUEUE)),
      ]);
      return { agent, chats, queue: { data, total } };
    });
  });

  statusChanged = react(AgentStatusChanged, ({ agentId }) => this.workloadChanged(agentId));
  loadChanged = react(AgentLoadChanged, ({ agentId }) => this.workloadChanged(agentId));

  messagePosted = react(MessagePosted, ({ agentId }) => this.waitingChanged(agentId));
  messageDeleted = react(MessageDeleted, ({ agentId }) => this.waitingChanged(agentId));

  private waitingChanged(agentId: string | null): undefined {
    return agentId === null ? undefined : this.workloadChanged(agentId);
  }

  private workloadChanged(agentId: string): undefined {
    this.board.changed(agentId);
  }
}
