import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { cursorPart, type Page, readCursor, toPage } from '#platform';

export interface CannedCategory {
  name: string;
  /** Number of responses that the reader sees. */
  count: number;
}

/** Page of the categories that contain responses for the reader, by name. */
export class CannedCategories extends Query<Page<CannedCategory>> {
  constructor(
    readonly readerId: string,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(CannedCategories)
export class CannedCategoriesHandler implements IQueryHandler<CannedCategories> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ readerId, limit, cursor }: CannedCategories): Promise<Page<CannedCategory>> {
    const [after] = readCursor(cursor, [cursorPart.text]) ?? [''];
    const rows = await this.dataSource.query<CannedCategory[]>(
      `select * from (
         select (array_agg(category order by created_at, id))[1] as name, count(*)::int as count from canned_responses
         where deleted_at is null and (scope = 'shared' or owner_id = $1) and category_key is not null group by category_key) categories
       where name > $2 order by name limit $3`,
      [readerId, after, limit + 1],
    );
    return toPage(rows, limit, ({ name }) => [name]);
  }
}
