import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { nameOf } from '#kernel';
import type { SettingMeta } from '#protocol';
import { SettingsChanged } from '../staff/domain/directory.events';
import { type DeclaredSetting, declaredSettings } from '../staff/domain/setting';
import { SETTINGS_ID } from '../staff/domain/settings';

interface LastChange {
  name: string;
  at: Date;
  by: SettingMeta['changedBy'];
}

/** Descriptions of all settings, each with its last change. */
export class SettingsMeta extends Query<SettingMeta[]> {}

@QueryHandler(SettingsMeta)
export class SettingsMetaHandler implements IQueryHandler<SettingsMeta> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute(): Promise<SettingMeta[]> {
    const rows = await this.dataSource.query<LastChange[]>(
      `select last.name, last.at, case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as by
       from (
         select distinct on (named.name) named.name, e.at, e.data->>'by' as by
         from domain_events e, jsonb_array_elements_text(e.data->'changed') as named(name)
         where e.stream_id = $1 and e.type = '${nameOf(SettingsChanged)}' order by named.name, e.position desc
       ) last left join (select id, name from users union all select id, name from api_keys) u on u.id = last.by::uuid`,
      [SETTINGS_ID],
    );
    const changes = new Map(rows.map((row) => [row.name, row]));
    return declaredSettings().map((setting) => view(setting, changes.get(setting.name)));
  }
}

function view(
  {
    notBelow: _bound,
    items: _class,
    fields: _whole,
    secrets: _fields,
    refersTo: _references,
    forStaff,
    nullable = false,
    ...setting
  }: DeclaredSetting,
  last: LastChange | undefined,
): SettingMeta {
  return { ...setting, forStaff: forStaff === true, nullable, changedAt: last?.at.toISOString() ?? null, changedBy: last?.by ?? null };
}
