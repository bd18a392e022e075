import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import type { QueueRow } from '#protocol';
import { reservationsOn } from '../floor/floor-plan';
import { type Floor, FloorState } from '../floor/floor-state';
import { PolicyVersions } from '../policy/policy-versions';
import { reservedBefore, waitingFor } from '../planner/explanation';
import type { Policy } from '../planner/policies';
import { type InQueue, queueOrder } from '../planner/queue-order';
import type { WaitingChat } from '../planner/waiting-chat';
import { Estimates, estimatesFor } from './estimates';
import type { RowText } from './row-texts';

/** Row of the queue without the texts, which the floor does not keep. */
export type TextlessRow = Omit<QueueRow, keyof RowText>;

/** The queue of one moment, in the order of service. */
export interface QueueExcerpt {
  rows: TextlessRow[];
  total: number;
  longestWaitSeconds: number;
}

/** Rows of the queue: position, estimate and `waitingFor` of waiting chats; O(rows × kinds of agents), however many chats wait. */
@Injectable()
export class QueueRows {
  constructor(
    private readonly floor: FloorState,
    private readonly estimates: Estimates,
    private readonly policies: PolicyVersions,
    private readonly clock: Clock,
  ) {}

  /**
   * @param limit number of rows; null for all
   * @param teamIds the teams whose chats alone are seen, each at its place in the whole queue; null for all
   */
  async read(limit: number | null, after?: InQueue, teamIds: readonly string[] | null = null): Promise<QueueExcerpt> {
    const [policy, model, floor] = await Promise.all([this.policies.current(), this.estimates.model(), this.floor.now()]);
    const { queue } = floor;
    const order = queueOrder(policy);
    const isSeen = ({ teamId }: WaitingChat): boolean => teamIds === null || (teamId != null && teamIds.includes(teamId));
    const all = queue.page(teamIds === null && limit !== null ? limit : queue.size, order, after);
    const first = all[0] ? queue.positionOf(all[0], order) : 0;
    const places = new Map(all.map((chat, index) => [chat, first + index]));
    const page = all.filter(isSeen).slice(0, limit ?? undefined);
    const totals = queue.totalsOf(teamIds);
    const estimates = estimatesFor(page, floor, model, order);
    const reasons = this.reasons(page, floor, policy);
    return {
      rows: page.map((chat, index) => ({
        chatId: chat.chatId,
        position: places.get(chat)!,
        priority: chat.priority,
        skills: [...chat.skills] as QueueRow['skills'],
        weight: chat.weight ?? 1,
        teamId: chat.teamId ?? null,
        returnsTo: chat.returnsTo ?? null,
        queuedAt: chat.queuedAt.toISOString(),
        dueAt: chat.dueAt?.toISOString() ?? null,
        waitedSeconds: this.secondsSince(chat.queuedAt),
        estimatedWaitSeconds: estimates.get(chat.chatId) ?? null,
        waitingFor: reasons[index]!,
      })),
      total: totals.total,
      longestWaitSeconds: totals.oldest ? this.secondsSince(totals.oldest) : 0,
    };
  }

  /** What each chat waits for, computed once for all chats with the same key. */
  private reasons(page: WaitingChat[], floor: Floor, policy: Policy): QueueRow['waitingFor'][] {
    const known = new Map<string, QueueRow['waitingFor']>();
    const now = this.clock.now();
    const { agents, teams } = floor;
    const reservations = reservationsOn(floor, policy, now);
    return page.map((chat) => {
      const key = keyOf(chat, floor, now, [...reservedBefore(chat, reservations, policy)]);
      if (!known.has(key)) known.set(key, waitingFor(chat, { agents, teams, reservations }, policy, now));
      return known.get(key)!;
    });
  }

  private secondsSince(time: Date): number {
    return Math.max(0, (this.clock.now().getTime() - time.getTime()) / 1000);
  }
}

/** Key of chats that wait for the same: equal weight, skills, teams, refusals, preferences that still bind, and agents who are reserved for others. */
function keyOf(chat: WaitingChat, { teams }: Floor, now: Date, reserved: [string, string][]): string {
  const { skills, weight, excludedAgentIds, declinedBy, turnedDownAt, queuedAt, returnsTo } = chat;
  const waitedMs = now.getTime() - queuedAt.getTime();
  const relaxed = skills.map(({ relaxAfterSeconds }) => relaxAfterSeconds != null && waitedMs >= relaxAfterSeconds * 1000);
  return JSON.stringify([
    skills,
    weight,
    reserved,
    teams.openTo(chat, now),
    relaxed,
    excludedAgentIds,
    declinedBy,
    turnedDownAt,
    returnsTo,
    returnsTo != null && chat.queuedAt,
  ]);
}
