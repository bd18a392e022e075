import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Conditions, cursorPart, type Page, readCursor, seenBy, type StaffCaller, toPage } from '#platform';
import type { CannedUseView } from '#protocol';
import { CannedResponses } from '../library/canned.store';
import { authorOf } from '../library/author';
import { mustSee } from '../library/domain/access';

/** Page of the messages that were made from a response, the latest first; those that were deleted since count too. */
export class UsesOfResponse extends Query<Page<CannedUseView>> {
  constructor(
    readonly by: StaffCaller,
    readonly cannedResponseId: string,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(UsesOfResponse)
export class UsesOfResponseHandler implements IQueryHandler<UsesOfResponse> {
  constructor(
    private readonly responses: CannedResponses,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, cannedResponseId, limit, cursor }: UsesOfResponse): Promise<Page<CannedUseView>> {
    mustSee(authorOf(by), await this.responses.get(cannedResponseId));
    const [usedAt, messageId] = readCursor(cursor, [cursorPart.time, cursorPart.id]) ?? [null, null];
    const where = new Conditions(cannedResponseId, usedAt, messageId, limit + 1);
    where.all(`exists (select from chats c where c.id = u.chat_id and (${seenBy(by, where.bind).join(' or ')}))`);
    const rows = await this.dataSource.query<(Omit<CannedUseView, 'usedAt'> & { usedAt: Date })[]>(
      `select message_id as "messageId", chat_id as "chatId", agent_id as "agentId", used_at as "usedAt", edited, similarity
       from canned_uses u where canned_response_id = $1 and ${by.sight === 'all' ? 'true' : where.sql} and ($2::timestamptz is null or (used_at, message_id) < ($2, $3::uuid))
       order by used_at desc, message_id desc limit $4`,
      by.sight === 'all' ? where.values.slice(0, 4) : where.values,
    );
    return toPage(
      rows.map((row) => ({ ...row, usedAt: row.usedAt.toISOString() })),
      limit,
      ({ usedAt: at, messageId: id }) => [at, id],
    );
  }
}
