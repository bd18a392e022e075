import { Injectable } from '@nestjs/common';
import { MessageDeleted, MessagePosted } from '#chats';
import { react } from '#platform';
import { AgentLoadChanged, AgentStatusChanged } from '#presence';
import { WorkloadFeed } from './workload-feed';

@Injectable()
export class InsightReactions {
  constructor(private readonly feed: WorkloadFeed) {}

  statusChanged = react(AgentStatusChanged, ({ agentId }) => this.workloadChanged(agentId));
  loadChanged = react(AgentLoadChanged, ({ agentId }) => this.workloadChanged(agentId));

  messagePosted = react(MessagePosted, ({ agentId }) => this.waitingChanged(agentId));
  messageDeleted = react(MessageDeleted, ({ agentId }) => this.waitingChanged(agentId));

  private waitingChanged(agentId: string | null): undefined {
    return agentId === null ? undefined : this.workloadChanged(agentId);
  }

  private workloadChanged(agentId: string): undefined {
    this.feed.changed(agentId);
  }
}
