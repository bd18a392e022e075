import { Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { PositionInQueue, type QueuePosition } from '#chats';
import { Clock } from '#kernel';
import { Meter } from '#platform';
import type { QueueEntry, WaitingFor, WaitReason } from '#protocol';
import { reservationsOn } from '../floor/floor-plan';
import { FloorState } from '../floor/floor-state';
import { PolicyVersions } from '../policy/policy-versions';
import { waitingFor } from '../planner/explanation';
import { queueOrder } from '../planner/queue-order';
import { Estimates, estimatesFor } from './estimates';
import { RowTexts } from './row-texts';

/** What the customer of a waiting chat is told of it. */
interface PlaceInLine extends QueuePosition {
  chatId: string;
  waitingFor: WaitReason | null;
}

/** Positions of waiting chats in the whole queue, and its totals. */
@Injectable()
export class QueuePositions {
  constructor(
    private readonly floor: FloorState,
    private readonly estimates: Estimates,
    private readonly texts: RowTexts,
    private readonly policies: PolicyVersions,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    meter: Meter,
  ) {
    meter.depth('waiting_chats', 'Chats in the queue, of all nodes', async () => (await this.totals()).total);
    meter.depth('longest_wait_seconds', 'How long the first of the queue has waited', async () => {
      const { oldest } = await this.totals();
      return oldest ? (this.clock.now().getTime() - oldest.getTime()) / 1000 : 0;
    });
  }

  /** The number of waiting chats, and since when the first of them waits. */
  async totals(): Promise<{ total: number; oldest: Date | null }> {
    const { queue } = await this.floor.now();
    return { total: queue.size, oldest: queue.oldest };
  }

  /** Position, estimate and reason of those of the chats that wait. */
  async ofChats(chatIds: readonly string[]): Promise<PlaceInLine[]> {
    if (chatIds.length === 0) return [];
    const [model, policy, floor] = await Promise.all([this.estimates.model(), this.policies.current(), this.floor.now()]);
    const order = queueOrder(policy);
    const now = this.clock.now();
    const { agents, teams } = floor;
    const reservations = reservationsOn(floor, policy, now);
    return chatIds.flatMap((chatId) => {
      const chat = floor.queue.get(chatId);
      if (!chat) return [];
      const estimatedWaitSeconds = estimatesFor([chat], floor, model, order).get(chatId) ?? null;
      const reason = reasonOf(waitingFor(chat, { agents, teams, reservations }, policy, now));
      return { chatId, position: floor.queue.positionOf(chat, order), estimatedWaitSeconds, waitingFor: reason };
    });
  }

  async ofCustomers(customerIds: string[]): Promise<(PlaceInLine & { customerId: string })[]> {
    const rows = await this.dataSource.query<{ id: string; customerId: string }[]>(
      `select id, customer_id as "customerId" from chats where customer_id = any($1) and status = 'queued'`,
      [customerIds],
    );
    const customers = new Map(rows.map(({ id, customerId }) => [id, customerId]));
    return (await this.ofChats([...customers.keys()])).map((each) => ({ ...each, customerId: customers.get(each.chatId)! }));
  }

  /** Rows of those of the chats that wait, in the order of the queue, with the totals of the same moment. */
  async entries(chatIds: string[]): Promise<{ entries: QueueEntry[]; total: number; oldest: Date | null }> {
    const [textOf, policy, { queue }] = await Promise.all([this.texts.ofChats(chatIds), this.policies.current(), this.floor.now()]);
    const order = queueOrder(policy);
    const waiting = chatIds.flatMap((chatId) => queue.get(chatId) ?? []).sort(order.compare);
    const entries = waiting.map((chat) => ({
      chatId: chat.chatId,
      position: queue.positionOf(chat, order),
      priority: chat.priority,
      skills: [...chat.skills] as QueueEntry['skills'],
      weight: chat.weight ?? 1,
      teamId: chat.teamId ?? null,
      returnsTo: chat.returnsTo ?? null,
      ...textOf(chat.chatId),
      queuedAt: chat.queuedAt.toISOString(),
      dueAt: chat.dueAt?.toISOString() ?? null,
    }));
    return { entries, total: queue.size, oldest: queue.oldest };
  }
}

/** Says nothing of who is there, who refused, and which skills agents have. */
function reasonOf(obstacle: WaitingFor | null): WaitReason | null {
  if (obstacle === null) return null;
  if (obstacle.code === 'skill_missing') return 'skill';
  return obstacle.code === 'status' || obstacle.code === 'agents_missing' || obstacle.code === 'not_in_team'
    ? 'nobody_available'
    : 'everybody_busy';
}

@QueryHandler(PositionInQueue)
export class PositionInQueueHandler implements IQueryHandler<PositionInQueue> {
  constructor(private readonly positions: QueuePositions) {}

  async execute({ chatId }: PositionInQueue): Promise<QueuePosition> {
    const [found] = await this.positions.ofChats([chatId]);
    return { position: found?.position ?? 0, estimatedWaitSeconds: found?.estimatedWaitSeconds ?? null };
  }
}
