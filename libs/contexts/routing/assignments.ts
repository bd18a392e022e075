import { Injectable } from '@nestjs/common';
import { Chats, type ChatAssigned } from '#chats';
import { type Actor, Clock, SYSTEM } from '#kernel';
import { Store } from '#platform';
import { Agents } from '#presence';
import type { Assignment } from './domain/planner';

/**
 * The one place that gives a chat to an agent. It locks the chats, then the desks, each in id order, and
 * decides again under those locks, so no path can double-assign a chat or overfill a desk.
 */
@Injectable()
export class Assignments {
  constructor(
    private readonly chats: Chats,
    private readonly agents: Agents,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Applies what was planned, as far as it still holds. Returns how many no longer did. */
  applyPlan(planned: readonly Assignment[]): Promise<number> {
    return this.store.transaction(async (tx) => {
      const waiting = byId(await this.chats.lockAll(tx, planned.map(({ chatId }) => chatId)));
      const desks = byId(await this.agents.lockAll(tx, planned.map(({ agentId }) => agentId)));
      const now = this.clock.now();
      const stale = planned.filter(({ chatId, agentId }) => {
        const chat = waiting.get(chatId);
        const agent = desks.get(agentId);
        if (!chat?.isWaiting || !agent?.canBeRoutedTo) return true;
        chat.assignTo(agentId, SYSTEM, 'routed', now);
        agent.takeSeat(now);
        return false;
      });
      return stale.length;
    });
  }

  /**
   * By hand: skills do not bind, the limit does.
   * @throws DomainError `chat.not_found`, `chat.closed`, `chat.already_assigned`, `agent.not_found`, `agent.not_online`, `agent.at_capacity`
   */
  byHand(chatId: string, agentId: string, by: Actor, reason: ChatAssigned['reason']): Promise<void> {
    return this.store.transaction(async (tx) => {
      const chat = await this.chats.lock(tx, chatId);
      const now = this.clock.now();
      chat.assignTo(agentId, by, reason, now);
      (await this.agents.lock(tx, agentId)).takeSeat(now);
    });
  }
}

function byId<T extends { id: string }>(all: T[]): Map<string, T> {
  return new Map(all.map((each) => [each.id, each]));
}
