import { Injectable } from '@nestjs/common';
import { ChatAssigned, ChatClosed, ChatOfferEnded, ChatRequeued, ChatTransferred } from '#chats';
import { Clock } from '#kernel';
import { project, type Transaction } from '#platform';
import { Agents } from '#presence/lends';
import { RoutingPolicySet } from './policy/domain/routing-policy.events';
import { RoutingPolicies } from './policy/routing-policy.store';

/** Projections of seats, which are freed and taken in the transaction that changes the chats, so that both always agree; and of the versions of the policy. */
@Injectable()
export class RoutingProjections {
  constructor(
    private readonly agents: Agents,
    private readonly policies: RoutingPolicies,
    private readonly clock: Clock,
  ) {}

  /** The seats of all chats that left an agent in one transaction are freed together, so that agents are locked in one order. */
  seatsFreed = project<ChatClosed | ChatRequeued | ChatTransferred | ChatOfferEnded>(
    [ChatClosed, ChatRequeued, ChatTransferred, ChatOfferEnded],
    (events, tx) =>
      this.free(
        events.flatMap((event) => leftDesk(event) ?? []),
        tx,
      ),
  );

  /**
   * Takes the seat of a chat that its agent starts and so has at once.
   * @throws DomainError `agent.not_online`, `agent.at_capacity`; the chat is not started
   */
  startedForOneself = project(ChatAssigned, { only: ({ reason }) => reason === 'started' }, async (events, tx) => {
    for (const { agentId } of events) (await this.agents.lock(tx, agentId)).takeSeat(this.clock.now());
  });

  policySet = project(RoutingPolicySet, async (events, tx) => {
    for (const { policyId } of events) {
      const { version, name, rank, queueOrder, note, since, createdBy } = this.policies.held(tx, policyId);
      await tx.query(
        `insert into routing_policies (version, name, rank, queue_order, note, created_at, created_by, since_position)
         select $1, $2, $3, $4, $5, $6, $7, coalesce(max(position), 0) from domain_events`,
        [version, name, rank, queueOrder, note, since, createdBy],
      );
    }
  });

  /** @param agentIds an id occurs once for each seat */
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
