import { Injectable } from '@nestjs/common';
import { UserChanged, UserCreated } from '#directory';
import {
  ChatClosed,
  ChatDueChanged,
  ChatPriorityChanged,
  ChatRequeued,
  ChatTeamChanged,
  ChatTransferred,
  MessageDeleted,
  MessagePosted,
} from '#chats';
import { Feeds, react } from '#platform';
import { ContextSourceWanted } from './domain/insight.events';
import { AgentLoadChanged, AgentStatusChanged } from '#presence';
import { SourceAsker } from './source-asker';
import { WorkloadFeed } from './workload-feed';

@Injectable()
export class InsightReactions {
  constructor(
    private readonly feed: WorkloadFeed,
    private readonly asker: SourceAsker,
    private readonly feeds: Feeds,
  ) {}

  sourceWanted = react(ContextSourceWanted, async () => {
    await this.asker.begin();
    return undefined;
  });

  statusChanged = react(AgentStatusChanged, ({ agentId }) => this.workloadChanged(agentId));
  loadChanged = react(AgentLoadChanged, ({ agentId }) => this.workloadChanged(agentId));

  messagePosted = react(MessagePosted, ({ agentId }) => this.waitingChanged(agentId));
  messageDeleted = react(MessageDeleted, ({ agentId }) => this.waitingChanged(agentId));

  dueChanged = react(ChatDueChanged, ({ agentId }) => this.waitingChanged(agentId));
  // By either of them a chat may have another target.
  priorityChanged = react(ChatPriorityChanged, ({ agentId }) => this.waitingChanged(agentId));
  teamChanged = react(ChatTeamChanged, ({ agentId }) => this.waitingChanged(agentId));

  /** A chat on hold leaves its agent, whose load stays as it was. */
  heldClosed = react(ChatClosed, ({ agentId, wasOnHold }) => this.waitingChanged(wasOnHold ? agentId : null));
  heldRequeued = react(ChatRequeued, ({ fromAgentId, wasOnHold }) => this.waitingChanged(wasOnHold ? fromAgentId : null));
  heldTransferred = react(ChatTransferred, ({ fromAgentId, wasOnHold }) => this.waitingChanged(wasOnHold ? fromAgentId : null));

  /** No row tells that an agent joined, left or was renamed, so the next update asks clients to watch again. */
  userCreated = react(UserCreated, ({ userId }) => this.listChanged(userId));
  userChanged = react(UserChanged, ({ userId }) => this.listChanged(userId));

  private listChanged(agentId: string): undefined {
    this.feeds.lost('workload');
    return this.workloadChanged(agentId);
  }

  private waitingChanged(agentId: string | null): undefined {
    return agentId === null ? undefined : this.workloadChanged(agentId);
  }

  private workloadChanged(agentId: string): undefined {
    this.feed.changed(agentId);
  }
}
