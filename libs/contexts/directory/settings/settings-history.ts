import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { nameOf, revive } from '#kernel';
import { cursorPart, type Page, readCursor, toPage } from '#platform';
import type { SettingsChangeView } from '#protocol';
import { SettingsChanged } from '../staff/domain/directory.events';
import { SETTINGS_ID } from '../staff/domain/settings';

interface Row {
  position: string;
  at: Date;
  data: Record<string, unknown>;
  by: SettingsChangeView['by'];
}

/** Page of the changes of settings from the event log, the latest first. */
export class SettingsHistory extends Query<Page<SettingsChangeView>> {
  constructor(
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(SettingsHistory)
export class SettingsHistoryHandler implements IQueryHandler<SettingsHistory> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ limit, cursor }: SettingsHistory): Promise<Page<SettingsChangeView>> {
    const [before] = readCursor(cursor, [cursorPart.number]) ?? [null];
    const rows = await this.dataSource.query<Row[]>(
      `select e.position, e.at, e.data, case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as by
       from domain_events e left join (select id, name from users union all select id, name from api_keys) u on u.id = (e.data->>'by')::uuid
       where e.stream_id = $1 and e.type = '${nameOf(SettingsChanged)}' and ($2::bigint is null or e.position < $2)
       order by e.position desc limit $3`,
      [SETTINGS_ID, before, limit + 1],
    );
    const page = toPage(rows, limit, ({ position }) => [Number(position)]);
    return { ...page, data: page.data.map(view) };
  }
}

function view({ at, by, data }: Row): SettingsChangeView {
  const { changed, from, to } = revive(SettingsChanged, data);
  const valuesOf = (name: string): object => (name in to ? { from: from[name], to: to[name] } : {});
  return { at: at.toISOString(), by, changes: changed.map((name) => ({ name, ...valuesOf(name) })) };
}
