import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { nameKey } from '#kernel';
import { cursorPart, type Page, readCursor, toPage } from '#platform';

export interface Tag {
  name: string;
}

/** Tags that were ever given to a chat and begin with `q` (whatever the case), in the order of their names. */
export class TagList extends Query<Page<Tag>> {
  constructor(
    readonly q: string,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(TagList)
export class TagListHandler implements IQueryHandler<TagList> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ q, limit, cursor }: TagList): Promise<Page<Tag>> {
    const [after] = readCursor(cursor, [cursorPart.text]) ?? [''];
    const beginning = `${nameKey(q).replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.dataSource.query<Tag[]>('select name from tags where key like $1 and name > $2 order by name limit $3', [
      beginning,
      after,
      limit + 1,
    ]);
    return toPage(rows, limit, ({ name }) => [name]);
  }
}
