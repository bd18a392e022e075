import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import type { QueueRow } from '#protocol';
import { type Floor, FloorState } from '../floor/floor-state';
import { PolicyVersions } from '../floor/policy-versions';
import { waitingFor } from '../planner/explanation';
import type { Policy } from '../planner/policies';
import { type InQueue, queueOrder } from '../planner/queue-order';
import type { WaitingChat } from '../planner/waiting-chat';
import { Estimates, estimatesFor } from './estimates';
import type { RowText } from './row-texts';

/** A row of the queue but for what the floor does not keep. */
export type TextlessRow = Omit<QueueRow, keyof RowText>;

/** The queue of one moment, in the order in which it is served. */
export interface QueueExcerpt {
  rows: TextlessRow[];
  total: number;
  longestWaitSeconds: number;
}

/** Where waiting chats stand, how long they will wait, and what for; O(rows × kinds of agents), whoever waits besides. */
@Injectable()
export class QueueRows {
  constructor(
    private readonly floor: FloorState,
    private readonly estimates: Estimates,
    private readonly policies: PolicyVersions,
    private readonly clock: Clock,
  ) {}

  /** @param limit null: all */
  async read(limit: number | null, after?: InQueue): Promise<QueueExcerpt> {
    const [policy, model, floor] = await Promise.all([this.policies.current(), this.estimates.model(), this.floor.now()]);
    const { queue } = floor;
    const order = queueOrder(policy.priorityAgingSeconds);
    const page = queue.page(limit ?? queue.size, order, after);
    const first = page[0] ? queue.positionOf(page[0], order) : 0;
    const estimates = estimatesFor(page, floor, model, order);
    const reasons = this.reasons(page, floor, policy);
    return {
      rows: page.map((chat, index) => ({
        chatId: chat.chatId,
        position: first + index,
        priority: chat.priority,
        skills: [...chat.skills] as QueueRow['skills'],
        queuedAt: chat.queuedAt.toISOString(),
        waitedSeconds: this.secondsSince(chat.queuedAt),
        estimatedWaitSeconds: estimates.get(chat.chatId) ?? null,
        waitingFor: reasons[index]!,
      })),
      total: queue.size,
      longestWaitSeconds: queue.oldest ? this.secondsSince(queue.oldest) : 0,
    };
  }

  /** Chats that ask for the same, were turned down by the same agents and are as old as each other's preferences last wait for the same. */
  private reasons(page: WaitingChat[], { agents }: Floor, policy: Policy): QueueRow['waitingFor'][] {
    const known = new Map<string, QueueRow['waitingFor']>();
    const now = this.clock.now();
    return page.map((chat) => {
      const key = keyOf(chat, now);
      if (!known.has(key)) known.set(key, waitingFor(chat, agents, policy, now));
      return known.get(key)!;
    });
  }

  private secondsSince(time: Date): number {
    return Math.max(0, (this.clock.now().getTime() - time.getTime()) / 1000);
  }
}

/** The same for chats of which the same agents are kept, now. */
function keyOf({ skills, excludedAgentIds, declinedBy, turnedDownAt, queuedAt }: WaitingChat, now: Date): string {
  const waitedMs = now.getTime() - queuedAt.getTime();
  const relaxed = skills.map(({ relaxAfterSeconds }) => relaxAfterSeconds != null && waitedMs >= relaxAfterSeconds * 1000);
  return JSON.stringify([skills, relaxed, excludedAgentIds, declinedBy, turnedDownAt]);
}
