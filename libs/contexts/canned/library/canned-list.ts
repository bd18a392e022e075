import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { beginningsOf, Clock, nameKey } from '#kernel';
import { Conditions, cursorPart, type MovingPage, readCursor, toPage } from '#platform';
import type { CannedResponseView, CannedScope } from '#protocol';
import type { Reader } from './domain/access';
import { precedence, SEEN, valuesOf } from './author';
import { CANNED_VIEW, type CannedRow, CannedViews, NOT_DELETED } from './canned-views';

export interface CannedFilters {
  /** Beginnings of words, all of which must occur in shortcut, title or content. */
  q?: string;
  category?: string;
  scope?: CannedScope;
  shortcut?: string;
  unusedSince?: string;
  limit: number;
  cursor?: string;
}

/** Page of canned responses: first those that the reader uses most, then those that everybody uses most, then by title. */
export class CannedList extends Query<MovingPage<CannedResponseView>> {
  constructor(
    readonly reader: Reader,
    readonly filters: CannedFilters,
  ) {
    super();
  }
}

const ORDER = `-"ownUsageCount", -"usageCount", title, id`;

@QueryHandler(CannedList)
export class CannedListHandler implements IQueryHandler<CannedList> {
  constructor(
    private readonly views: CannedViews,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ reader, filters: { limit, cursor, ...filters } }: CannedList): Promise<MovingPage<CannedResponseView>> {
    const after = readCursor(cursor, [cursorPart.integer, cursorPart.integer, cursorPart.text, cursorPart.id, cursorPart.time]);
    const since = (after?.[4] as string | undefined) ?? this.clock.now().toISOString();
    const responses = conditionsOf(filters, reader);
    const ranked = new Conditions(...responses.values)
      .given(filters.unusedSince, (time) => `coalesce("lastUsedAt" < ${time}, true)`)
      .beyond(ORDER, '>', after?.slice(0, 4));
    const rows = await this.dataSource.query<CannedRow[]>(
      `select * from (${CANNED_VIEW} and ${responses.sql}) ranked where ${ranked.sql} order by ${ORDER} limit ${ranked.bind(limit + 1)}`,
      ranked.values,
    );
    const page = toPage(await this.views.of(rows), limit, ({ ownUsageCount, usageCount, title, id }) => [
      -ownUsageCount,
      -usageCount,
      title,
      id,
      since,
    ]);
    return after && (await this.anyMoved(reader, filters, since)) ? { ...page, moved: true } : page;
  }

  /** Whether a response that existed at `since` was changed or used afterwards, so that it may have moved between pages. */
  private async anyMoved(reader: Reader, filters: Omit<CannedFilters, 'limit' | 'cursor'>, since: string): Promise<boolean> {
    const responses = conditionsOf(filters, reader);
    const moment = responses.bind(since);
    const moved = await this.dataSource.query<object[]>(
      `select from canned_responses r where ${SEEN} and ${responses.sql} and r.created_at <= ${moment}
         and (r.updated_at > ${moment} or exists (select from canned_uses u where u.canned_response_id = r.id and u.used_at > ${moment})) limit 1`,
      responses.values,
    );
    return moved.length > 0;
  }
}

/** Conditions on `r` (`canned_responses`), behind the values of the reader. */
function conditionsOf({ q, category, scope, shortcut }: Omit<CannedFilters, 'limit' | 'cursor'>, reader: Reader): Conditions {
  return new Conditions(...valuesOf(reader))
    .all(NOT_DELETED)
    .given(q === '/' ? null : beginningsOf(q), (words) => `r.search @@ ${words}::tsquery`)
    .given(category && nameKey(category), (key) => `r.category_key = ${key}`)
    .given(scope, (is) => `r.scope = ${is}`)
    .given(shortcut && nameKey(shortcut), namedBy);
}

/** Condition: the shortcut leads to the response, before any other that the reader sees. */
function namedBy(key: string): string {
  return `r.id = (select r.id from canned_responses r where ${SEEN} and r.shortcut_key = ${key} and ${NOT_DELETED} order by ${precedence('r')} limit 1)`;
}
