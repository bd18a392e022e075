import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, type Seer, teamsInQueueOf } from '#kernel';
import { cursorPart, readCursor, toPage } from '#platform';
import { PRIORITIES, type Priority, type QueuePage } from '#protocol';
import type { InQueue } from '../planner/queue-order';
import { QueueRows, type TextlessRow } from './queue-rows';
import { RowTexts } from './row-texts';

/** Page of the queue in the order of service, with what each chat waits for: as `by` sees it, or all of it. */
export class QueueList extends Query<QueuePage> {
  constructor(
    readonly by: Seer | null,
    /** Null: the whole queue. */
    readonly limit: number | null,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(QueueList)
export class QueueListHandler implements IQueryHandler<QueueList> {
  constructor(
    private readonly queueRows: QueueRows,
    private readonly texts: RowTexts,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, limit, cursor }: QueueList): Promise<QueuePage> {
    const key = readCursor(cursor, [isPriority, cursorPart.time, cursorPart.timeOrNull, cursorPart.id, cursorPart.time, isAgentOrNull]) as
      PlaceKey | undefined;
    const since = key?.[4] ?? this.clock.now().toISOString();
    const [{ rows, total, longestWaitSeconds }, moved] = await Promise.all([
      this.queueRows.read(limit === null ? null : limit + 1, key && lastOf(key), by && teamsInQueueOf(by)),
      key && this.anyMoved(since),
    ]);
    const page = limit === null ? { data: rows, nextCursor: null } : toPage(rows, limit, (row) => cursorOf(row, since));
    const textOf = await this.texts.ofChats(page.data.map(({ chatId }) => chatId));
    return {
      ...page,
      data: page.data.map((row) => ({ ...row, ...textOf(row.chatId) })),
      total,
      longestWaitSeconds,
      ...(moved && { moved }),
    };
  }

  /** Whether a waiting chat has changed its place since then, by a new priority or by coming back to the queue. */
  private async anyMoved(since: string): Promise<boolean> {
    return (
      (await this.dataSource.query<object[]>(`select from chats where status = 'queued' and placed_at > $1 limit 1`, [since])).length > 0
    );
  }
}

const isAgentOrNull = (value: unknown) => value === null || cursorPart.id(value);
const isPriority = (value: unknown) => (PRIORITIES as readonly unknown[]).includes(value);

type PlaceKey = [priority: Priority, queuedAt: string, dueAt: string | null, chatId: string, since: string, returnsTo: string | null];

function cursorOf({ priority, queuedAt, dueAt, chatId, returnsTo }: TextlessRow, since: string): PlaceKey {
  return [priority, queuedAt, dueAt, chatId, since, returnsTo];
}

function lastOf([priority, queuedAt, dueAt, chatId, , returnsTo]: PlaceKey): InQueue {
  return { priority, queuedAt: new Date(queuedAt), dueAt: dueAt === null ? null : new Date(dueAt), chatId, returnsTo };
}
