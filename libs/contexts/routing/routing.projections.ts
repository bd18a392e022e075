import { Injectable } from '@nestjs/common';
import { ChatAssigned, ChatClosed, ChatOfferEnded, ChatRequeued, ChatTransferred } from '#chats';
import { Clock } from '#kernel';
import { project, type Transaction } from '#platform';
import { Agents } from '#presence/lends';

/** Seats are freed, and that of a chat which its agent starts is taken, in the transaction that does it, so that they always equal the chats. */
@Injectable()
export class RoutingProjections {
  constructor(
    private readonly agents: Agents,
    private readonly clock: Clock,
  ) {}

  /** All desks of a transaction are locked together, whatever took the chats from them. */
  seatsFreed = project<ChatClosed | ChatRequeued | ChatTransferred | ChatOfferEnded>(
    [ChatClosed, ChatRequeued, ChatTransferred, ChatOfferEnded],
    (events, tx) =>
      this.free(
        events.flatMap((event) => leftDesk(event) ?? []),
        tx,
      ),
  );

  /** Whoever starts a chat for itself has it at once. @throws DomainError `agent.not_online`, `agent.at_capacity`, and nothing is started */
  startedForOneself = project(ChatAssigned, { only: ({ reason }) => reason === 'started' }, async (events, tx) => {
    for (const { agentId } of events) (await this.agents.lock(tx, agentId)).takeSeat(this.clock.now());
  });

  /** @param agentIds an agent stands here once for each seat */
  private async free(agentIds: string[], tx: Transaction): Promise<void> {
    if (agentIds.length === 0) return;
    for (const agent of await this.agents.lockAll(tx, agentIds)) {
      agent.freeSeats(agentIds.filter((id) => id === agent.id).length, this.clock.now());
    }
  }
}

function leftDesk(event: ChatClosed | ChatRequeued | ChatTransferred | ChatOfferEnded): string | null {
  return 'fromAgentId' in event ? event.fromAgentId : event.agentId;
}
