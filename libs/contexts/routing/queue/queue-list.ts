import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { cursorPart, readCursor, toPage } from '#platform';
import type { QueuePage, QueueRow, WaitRange } from '#protocol';
import { explain } from '../planner/explanation';
import type { Policy } from '../planner/policies';
import type { AgentLoad } from '../planner/agent-load';
import { needsOf, presentSkills, signatureOf, type WaitingChat } from '../planner/waiting-chat';
import { FloorState } from '../floor/floor-state';
import { PolicyVersions } from '../floor/policy-versions';
import { Estimates } from './estimates';
import { QueuePositions } from './queue-positions';
import { QUEUE, queueHead, queueKey } from '../floor/queue-order';

interface Row {
  chatId: string;
  position: number;
  priority: QueueRow['priority'];
  skills: QueueRow['skills'];
  customerName: string;
  queuedAt: Date;
  sortKey: number;
  turnedDown: Pick<WaitingChat, 'excludedAgentIds' | 'declinedBy' | 'turnedDownAt'>;
}

/** The queue in the order in which it is served, and what each chat waits for. */
export class QueueList extends Query<QueuePage> {
  constructor(
    /** Null: all of it. */
    readonly limit: number | null,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(QueueList)
export class QueueListHandler implements IQueryHandler<QueueList> {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly floor: FloorState,
    private readonly estimates: Estimates,
    private readonly positions: QueuePositions,
    private readonly policies: PolicyVersions,
    private readonly clock: Clock,
  ) {}

  async execute({ limit, cursor }: QueueList): Promise<QueuePage> {
    const policy = await this.policies.current();
    const after = readCursor(cursor, [Number.isFinite, cursorPart.time, cursorPart.id, cursorPart.time]);
    const since = (after?.[3] as string | undefined) ?? this.clock.now().toISOString();
    const [rows, agents, { total, oldest }, estimates, moved] = await Promise.all([
      this.rows(limit, after, policy.priorityAgingSeconds),
      this.floor.allAgents(),
      this.positions.totals(),
      this.estimates.all(),
      after && this.anyMoved(since),
    ]);
    const page =
      limit === null
        ? { data: rows, nextCursor: null }
        : toPage(rows, limit, ({ sortKey, queuedAt, chatId }) => [sortKey, queuedAt.toISOString(), chatId, since]);
    const longestWaitSeconds = oldest ? this.secondsSince(oldest) : 0;
    // Where the whole queue is on the page, that is how many there are: the totals were read a moment apart.
    const isWhole = !after && page.nextCursor === null;
    return {
      ...page,
      data: this.explained(page.data, agents, policy, estimates),
      total: isWhole ? page.data.length : total,
      longestWaitSeconds,
      ...(moved && { moved }),
    };
  }

  /** Positions come from narrow rows of the whole queue; the wide rows are read for the page alone. */
  private rows(limit: number | null, after: (string | number | null)[] | undefined, aging: number | null): Promise<Row[]> {
    const [sortKey, queuedAt, id] = after ?? [null, null, null];
    const line = limit === null || after ? QUEUE : queueHead('$5');
    return this.dataSource.query<Row[]>(
      `select q.id as "chatId", q.position, q.priority, q.skills, cu.name as "customerName", q.queued_at as "queuedAt", q.sort_key as "sortKey",
         json_build_object('excludedAgentIds', q.passed_over, 'declinedBy', q.declined_by, 'turnedDownAt', q.turned_down_at) as "turnedDown"
       from (
         select * from (
           select c.id, k.sort_key, c.queued_at, row_number() over (order by k.sort_key, c.queued_at, c.id)::int as position
           from ${line} cross join lateral (select ${queueKey('$1')} as sort_key) k) line
         where $2::float8 is null or (sort_key, queued_at, id) > ($2::float8, $3::timestamptz, $4::uuid)
         order by position limit $5) place
       join lateral (select c.*, place.sort_key, place.position from chats c where c.id = place.id) q on true
       join customers cu on cu.id = q.customer_id
       order by q.position`,
      [aging, sortKey, queuedAt, id, limit === null ? null : limit + 1],
    );
  }

  /** Whoever waits has another place than by its age: another priority, or it came back. */
  private async anyMoved(since: string): Promise<boolean> {
    return (
      (await this.dataSource.query<object[]>(`select from chats where status = 'queued' and placed_at > $1 limit 1`, [since])).length > 0
    );
  }

  /** Chats with the same needs, turned down by the same agents, wait for the same thing. */
  private explained(rows: Row[], agents: AgentLoad[], policy: Policy, estimates: Map<string, WaitRange | null>): QueueRow[] {
    const known = new Map<string, QueueRow['waitingFor']>();
    const now = this.clock.now();
    const isPresent = presentSkills(agents);
    return rows.map(({ sortKey: _key, queuedAt, turnedDown, ...row }) => {
      const chat: WaitingChat = { ...row, queuedAt, ...turnedDown };
      const signature = `${signatureOf(needsOf(chat, now, isPresent))} ${JSON.stringify(turnedDown)}`;
      if (!known.has(signature)) known.set(signature, explain(chat, agents, policy, now).waitingFor);
      return {
        ...row,
        queuedAt: queuedAt.toISOString(),
        waitedSeconds: this.secondsSince(queuedAt),
        estimatedWaitSeconds: estimates.get(row.chatId) ?? null,
        waitingFor: known.get(signature) ?? null,
      };
    });
  }

  private secondsSince(time: Date): number {
    return Math.max(0, (this.clock.now().getTime() - time.getTime()) / 1000);
  }
}
