import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { cursorPart, type Page, readCursor, toPage } from '#platform';
import type { CannedUseView } from '#protocol';
import { CannedResponses } from '../library/canned.store';
import { mustSee, type Reader } from '../library/domain/access';

/** Page of the messages that were made from a response, the latest first; those that were deleted since count too. */
export class UsesOfResponse extends Query<Page<CannedUseView>> {
  constructor(
    readonly reader: Reader,
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

  async execute({ reader, cannedResponseId, limit, cursor }: UsesOfResponse): Promise<Page<CannedUseView>> {
    mustSee(reader, await this.responses.get(cannedResponseId));
    const [usedAt, messageId] = readCursor(cursor, [cursorPart.time, cursorPart.id]) ?? [null, null];
    const rows = await this.dataSource.query<(Omit<CannedUseView, 'usedAt'> & { usedAt: Date })[]>(
      `select message_id as "messageId", chat_id as "chatId", agent_id as "agentId", used_at as "usedAt", edited, similarity
       from canned_uses where canned_response_id = $1 and ($2::timestamptz is null or (used_at, message_id) < ($2, $3::uuid))
       order by used_at desc, message_id desc limit $4`,
      [cannedResponseId, usedAt, messageId, limit + 1],
    );
    return toPage(
      rows.map((row) => ({ ...row, usedAt: row.usedAt.toISOString() })),
      limit,
      ({ usedAt: at, messageId: id }) => [at, id],
    );
  }
}
