import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { beginningsOf, nameKey } from '#kernel';
import { Conditions, cursorPart, type Page, readCursor, toPage } from '#platform';
import type { CannedResponseView, CannedScope } from '#protocol';
import { CANNED_VIEW, type CannedRow, CannedViews, NOT_DELETED } from './canned-views';

export interface CannedFilters {
  /** Beginnings of words in shortcut, title or content; all of them. */
  q?: string;
  category?: string;
  scope?: CannedScope;
  shortcut?: string;
  unusedSince?: string;
  limit: number;
  cursor?: string;
}

/** What the reader uses most comes first, then what everybody does, then the alphabet. */
export class CannedList extends Query<Page<CannedResponseView>> {
  constructor(
    readonly readerId: string,
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
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ readerId, filters: { limit, cursor, ...filters } }: CannedList): Promise<Page<CannedResponseView>> {
    const responses = conditionsOf(filters, readerId);
    const ranked = new Conditions(...responses.values)
      .given(filters.unusedSince, (time) => `coalesce("lastUsedAt" < ${time}, true)`)
      .beyond(ORDER, '>', readCursor(cursor, [cursorPart.integer, cursorPart.integer, cursorPart.text, cursorPart.id]));
    const rows = await this.dataSource.query<CannedRow[]>(
      `select * from (${CANNED_VIEW} and ${responses.sql}) ranked where ${ranked.sql} order by ${ORDER} limit ${ranked.bind(limit + 1)}`,
      ranked.values,
    );
    return toPage(await this.views.of(rows), limit, ({ ownUsageCount, usageCount, title, id }) => [-ownUsageCount, -usageCount, title, id]);
  }
}

/** About a response `r`; the reader is `$1`. */
function conditionsOf({ q, category, scope, shortcut }: Omit<CannedFilters, 'limit' | 'cursor'>, readerId: string): Conditions {
  return new Conditions(readerId)
    .all(NOT_DELETED)
    .given(q === '/' ? null : beginningsOf(q), (words) => `r.search @@ ${words}::tsquery`)
    .given(category && nameKey(category), (key) => `r.category_key = ${key}`)
    .given(scope, (is) => `r.scope = ${is}`)
    .given(shortcut && nameKey(shortcut), namedBy);
}

/** A personal shortcut shadows a shared one. */
function namedBy(key: string): string {
  return `r.shortcut_key = ${key} and (r.scope = 'personal' or not exists (
    select from canned_responses own where own.owner_id = $1 and own.shortcut_key = ${key} and own.scope = 'personal' and own.deleted_at is null))`;
}
