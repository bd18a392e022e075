import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { cursorPart, type Page, readCursor, toPage } from '#platform';
import type { Reader } from './domain/access';
import { SEEN, valuesOf } from './author';

export interface CannedCategory {
  name: string;
  /** Number of responses that the reader sees. */
  count: number;
}

/** Page of the categories that contain responses for the reader, by name. */
export class CannedCategories extends Query<Page<CannedCategory>> {
  constructor(
    readonly reader: Reader,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(CannedCategories)
export class CannedCategoriesHandler implements IQueryHandler<CannedCategories> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ reader, limit, cursor }: CannedCategories): Promise<Page<CannedCategory>> {
    const [after] = readCursor(cursor, [cursorPart.text]) ?? [''];
    const rows = await this.dataSource.query<CannedCategory[]>(
      `select * from (
         select (array_agg(r.category order by r.created_at, r.id))[1] as name, count(*)::int as count from canned_responses r
         where r.deleted_at is null and ${SEEN} and r.category_key is not null group by r.category_key) categories
       where name > $4 order by name limit $5`,
      [...valuesOf(reader), after, limit + 1],
    );
    return toPage(rows, limit, ({ name }) => [name]);
  }
}
