import { Injectable } from '@nestjs/common';
import { ChatAssigned, ChatClosed, ChatHeld, ChatOfferEnded, ChatRequeued, ChatTransferred } from '#chats';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { project, type Transaction } from '#platform';
import { Agents } from '#presence/lends';
import { weightOf } from './planner/waiting-chat';
import { RoutingPolicySet } from './policy/domain/routing-policy.events';
import { RoutingPolicies } from './policy/routing-policy.store';

type LeftDesk = ChatClosed | ChatRequeued | ChatTransferred | ChatOfferEnded | ChatHeld;

/** Projections of seats, which are freed and taken in the transaction that changes the chats, so that both always agree; and of the versions of the policy. */
@Injectable()
export class RoutingProjections {
  constructor(
    private readonly agents: Agents,
    private readonly policies: RoutingPolicies,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  /** The seats of all chats that left an agent in one transaction are freed together, so that agents are locked in one order. */
  seatsFreed = project<LeftDesk>([ChatClosed, ChatRequeued, ChatTransferred, ChatOfferEnded, ChatHeld], (events, tx) =>
    this.free(events, tx),
  );

  /**
   * Takes the seat of a chat that its agent starts and so has at once.
   * @throws DomainError `agent.not_online`, `agent.at_capacity`; the chat is not started
   */
  startedForOneself = project(ChatAssigned, { only: ({ reason }) => reason === 'started' }, async (events, tx) => {
    const settings = await this.settings.lastRead();
    for (const { chatId, agentId, asked } of events) {
      const chat = { chatId, weight: weightOf(asked, settings.chatWeights) };
      (await this.agents.lock(tx, agentId)).takeSeat(chat, this.clock.now(), settings);
    }
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

  /** The seat of a chat that was closed stays taken while it is wrapped up. */
  private async free(events: readonly LeftDesk[], tx: Transaction): Promise<void> {
    const left = events.flatMap((event) => {
      const agentId = 'fromAgentId' in event ? event.fromAgentId : event.agentId;
      const hadSeat = !('wasOnHold' in event && event.wasOnHold);
      return agentId === null || !hadSeat ? [] : [{ agentId, event }];
    });
    if (left.length === 0) return;
    const now = this.clock.now();
    const { wrapUpSeconds } = await this.settings.lastRead();
    const until = new Date(now.getTime() + wrapUpSeconds * 1000);
    const wrapsUp = (event: LeftDesk): boolean => wrapUpSeconds > 0 && event instanceof ChatClosed;
    const locked = await this.agents.lockAll(
      tx,
      left.map(({ agentId }) => agentId),
    );
    for (const agent of locked) {
      const own = left.flatMap(({ agentId, event }) => (agentId === agent.id ? event : []));
      for (const { chatId } of own.filter(wrapsUp)) agent.beginWrapUp(chatId, until, now);
      const freed = own.flatMap((event) => (wrapsUp(event) ? [] : event.chatId));
      if (freed.length > 0) agent.freeSeats(freed, now);
    }
  }
}
