import { Injectable } from '@nestjs/common';
import { ChatClosed, ChatOfferEnded, ChatRequeued, ChatTransferred } from '#chats';
import { Clock } from '#kernel';
import { project, type Transaction } from '#platform';
import { Agents } from '#presence';

/** Seats are freed in the transaction that takes the chat from the desk, so that they always equal the chats. */
@Injectable()
export class RoutingProjections {
  constructor(
    private readonly agents: Agents,
    private readonly clock: Clock,
  ) {}

  chatClosed = project(ChatClosed, (events, tx) => this.free(events.flatMap(({ agentId }) => agentId ?? []), tx));
  chatRequeued = project(ChatRequeued, (events, tx) => this.free(events.map(({ fromAgentId }) => fromAgentId), tx));

  chatTransferred = project(ChatTransferred, (events, tx) => this.free(events.map(({ fromAgentId }) => fromAgentId), tx));
  offerEnded = project(ChatOfferEnded, (events, tx) => this.free(events.map(({ agentId }) => agentId), tx));

  /** @param agentIds an agent stands here once for each seat */
  private async free(agentIds: string[], tx: Transaction): Promise<void> {
    if (agentIds.length === 0) return;
    for (const agent of await this.agents.lockAll(tx, agentIds)) {
      agent.freeSeats(agentIds.filter((id) => id === agent.id).length, this.clock.now());
    }
  }
}
