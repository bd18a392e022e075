import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { beginningsOf, nameKey } from '#kernel';
import { cursorPart, type Page, readCursor, toPage } from '#platform';
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
    const parameters: unknown[] = [readerId];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const where = conditions(filters, bind);
    const after = readCursor(cursor, [cursorPart.integer, cursorPart.integer, cursorPart.text, cursorPart.id]);
    const rest = [...(filters.unusedSince === undefined ? [] : [`coalesce("lastUsedAt" < ${bind(filters.unusedSince)}, true)`]), ...(after ? [`(${ORDER}) > (${after.map(bind).join(', ')})`] : [])];
    const rows = await this.dataSource.query<CannedRow[]>(
      `select * from (${CANNED_VIEW} and ${where}) ranked where ${['true', ...rest].join(' and ')} order by ${ORDER} limit ${bind(limit + 1)}`,
      parameters,
    );
    return toPage(await this.views.of(rows), limit, ({ ownUsageCount, usageCount, title, id }) => [-ownUsageCount, -usageCount, title, id]);
  }
}

function conditions({ q, category, scope, shortcut }: Omit<CannedFilters, 'limit' | 'cursor'>, bind: (value: unknown) => string): string {
  const all = [NOT_DELETED];
  const beginnings = q === '/' ? null : beginningsOf(q);
  if (beginnings !== null) all.push(`r.search @@ ${bind(beginnings)}::tsquery`);
  if (category !== undefined) all.push(`r.category_key = ${bind(nameKey(category))}`);
  if (scope !== undefined) all.push(`r.scope = ${bind(scope)}`);
  if (shortcut !== undefined) all.push(namedBy(shortcut, bind));
  return all.join(' and ');
}

/** A personal shortcut shadows a shared one. */
function namedBy(shortcut: string, bind: (value: unknown) => string): string {
  const key = bind(nameKey(shortcut));
  return `r.shortcut_key = ${key} and (r.scope = 'personal' or not exists (
    select from canned_responses own where own.owner_id = $1 and own.shortcut_key = ${key} and own.scope = 'personal' and own.deleted_at is null))`;
}
