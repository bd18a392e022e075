import { Injectable } from '@nestjs/common';
import { MessageDeleted, MessagePosted } from '#chats';
import { react } from '#platform';
import { ContextSourceWanted } from './domain/insight.events';
import { AgentLoadChanged, AgentStatusChanged } from '#presence';
import { SourceAsker } from './source-asker';
import { WorkloadFeed } from './workload-feed';

@Injectable()
export class InsightReactions {
  constructor(
    private readonly feed: WorkloadFeed,
    private readonly asker: SourceAsker,
  ) {}

  sourceWanted = react(ContextSourceWanted, async () => {
    await this.asker.begin();
    return undefined;
  });

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
