import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { cursorPart, onTheWire, type Page, readCursor, toPage } from '#platform';
import type { WallLinkView } from '#protocol';

/** Page of links that are not revoked, newest first. */
export class WallLinkList extends Query<Page<WallLinkView>> {
  constructor(
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(WallLinkList)
export class WallLinkListHandler implements IQueryHandler<WallLinkList> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Sorts by id, because ids (UUIDv7) are in the order of time. */
  async execute({ limit, cursor }: WallLinkList): Promise<Page<WallLinkView>> {
    const [before] = readCursor(cursor, [cursorPart.id]) ?? [null];
    const rows = await this.dataSource.query<WallLinkView[]>(
      `select l.id, l.name, l.created_at as "createdAt", json_build_object('id', u.id, 'name', u.name) as "createdBy"
       from wall_links l join users u on u.id = l.created_by
       where l.revoked_at is null and ($1::uuid is null or l.id < $1) order by l.id desc limit $2`,
      [before, limit + 1],
    );
    return toPage(onTheWire<WallLinkView[]>(rows), limit, ({ id }) => [id]);
  }
}
