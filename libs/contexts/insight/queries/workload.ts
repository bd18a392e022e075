import { Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { prepared, readRows, selectList, SharedRead } from '#platform';
import { isPresent, type Workload, type WorkloadRow } from '#protocol';
import { QueuePositions } from '#routing';

/** Utilisation: taken seats ÷ seats; 1 for an agent without seats, who can take no chat. */
const WORKLOAD_ROW = `
  select ${selectList<WorkloadRow>({
    agentId: 'a.id',
    name: 'u.name',
    status: 'a.status',
    activeChats: 'a.active_chats',
    onHold: 'open.on_hold::int',
    maxConcurrentChats: 'a.max_concurrent_chats',
    utilisation: 'case when a.max_concurrent_chats = 0 then 1 else a.active_chats::float8 / a.max_concurrent_chats end',
    oldestActiveSince: 'open.oldest',
    waitingForReply: 'open.waiting::int',
    oldestReplyDueSince: 'open.reply_due',
    nextDueAt: 'open.next_due',
  })}
  from agents a join users u on u.id = a.id
  cross join lateral (
    select min(assigned_at) as oldest, count(awaiting_reply_since) as waiting, min(awaiting_reply_since) as reply_due, min(due_at) as next_due,
      count(hold_ends_at) as on_hold
    from chats c where c.agent_id = a.id and c.status = 'active'
  ) open`;
const ALL = prepared(`${WORKLOAD_ROW} where a.enabled order by u.name, a.id`);
const SOME = prepared(`${WORKLOAD_ROW} where a.id = any($1::uuid[])`);

@Injectable()
export class WorkloadRows {
  /** A row for each agent is much to read: whoever asks meanwhile shares the next read. */
  private readonly whole = new SharedRead(() => readRows<WorkloadRow>(this.dataSource, ALL, []), 0);

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  all(): Promise<WorkloadRow[]> {
    return this.whole.now();
  }

  of(agentIds: string[]): Promise<WorkloadRow[]> {
    return readRows(this.dataSource, SOME, [agentIds]);
  }
}

/** Workload: the load of every agent with a desk, and of the whole floor. */
export class WorkloadNow extends Query<Workload> {}

@QueryHandler(WorkloadNow)
export class WorkloadNowHandler implements IQueryHandler<WorkloadNow> {
  constructor(
    private readonly rows: WorkloadRows,
    private readonly positions: QueuePositions,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<Workload> {
    const [agents, queue] = await Promise.all([this.rows.all(), this.positions.totals()]);
    const present = agents.filter(({ status }) => isPresent(status));
    return {
      agents,
      totals: {
        online: agents.filter(({ status }) => status === 'online').length,
        active: sum(agents.map(({ activeChats }) => activeChats)),
        onHold: sum(agents.map(({ onHold }) => onHold)),
        capacity: sum(present.map(({ maxConcurrentChats }) => maxConcurrentChats)),
        queued: queue.total,
        longestWaitSeconds: queue.oldest ? Math.max(0, (this.clock.now().getTime() - queue.oldest.getTime()) / 1000) : 0,
      },
    };
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
