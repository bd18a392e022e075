import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { columnsOf, Conditions, cursorPart, onTheWire, type Page, readCursor, selectList, toPage } from '#platform';
import type { SavedViewView } from '#protocol';
import { SavedViewSchema } from './saved-views.store';

/** The views of a person and those that are shared, by name. */
export class SavedViewList extends Query<Page<SavedViewView>> {
  constructor(
    readonly readerId: string,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

type Row = SavedViewView & { nameKey: string };

const COLUMNS = selectList<Row>(
  columnsOf(SavedViewSchema, 'v', ['id', 'name', 'nameKey', 'filters', 'shared', 'ownerId', 'createdAt', 'updatedAt']),
);

@QueryHandler(SavedViewList)
export class SavedViewListHandler implements IQueryHandler<SavedViewList> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ readerId, limit, cursor }: SavedViewList): Promise<Page<SavedViewView>> {
    const where = new Conditions(readerId)
      .all('(v.shared or v.owner_id = $1)', 'v.deleted_at is null')
      .beyond('v.name_key, v.id', '>', readCursor(cursor, [cursorPart.text, cursorPart.id]));
    const rows = await this.dataSource.query<object[]>(
      `select ${COLUMNS} from saved_views v where ${where.sql} order by v.name_key, v.id limit ${where.bind(limit + 1)}`,
      where.values,
    );
    const page = toPage(onTheWire<Row[]>(rows), limit, ({ nameKey, id }) => [nameKey, id]);
    return { ...page, data: page.data.map(({ nameKey: _nameKey, ...view }) => view) };
  }
}
