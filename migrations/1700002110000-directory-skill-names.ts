import type { MigrationInterface, QueryRunner } from 'typeorm';
import { nameKey } from './name-key';

interface Row {
  id: string;
  name: string;
  description: string | null;
  public: boolean;
}

/**
 * Merges skills whose names differ only in case, spaces or Unicode form. The oldest skill and its name stay, with the first description of
 * any, and public if any was; the others are deleted. An agent with several of them keeps the highest level. A chat that asked for several
 * asks for one, with the highest level, required if any was. `down` does not split them again.
 */
export class DirectorySkillNames1700002110000 implements MigrationInterface {
  name = 'DirectorySkillNames1700002110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table skills add column key text');
    const rows = (await runner.query('select id, name from skills')) as Row[];
    await runner.query('update skills s set key = new.key from unnest($1::uuid[], $2::text[]) as new(id, key) where s.id = new.id', [
      rows.map(({ id }) => id),
      rows.map(({ name }) => nameKey(name)),
    ]);
    await runner.query('alter table skills alter column key set not null');
    await this.merge(runner);
    await runner.query('drop index skills_name');
    await runner.query('create index skills_name on skills (name) where deleted_at is null');
    await runner.query('create unique index skills_key on skills (key) where deleted_at is null');
    await runner.query('create index chats_skills on chats using gin (skills jsonb_path_ops)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index chats_skills');
    await runner.query('drop index skills_key');
    await runner.query('drop index skills_name');
    await runner.query('create unique index skills_name on skills (name) where deleted_at is null');
    await runner.query('alter table skills drop column key');
  }

  private async merge(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create temp table renamed on commit drop as
      select id, name, first_value(id) over same as kept_id, first_value(name) over same as kept
      from skills where deleted_at is null window same as (partition by key order by id)`);
    await runner.query(`
      update skills s set public = merged.public, description = merged.description from (
        select r.kept_id as id, bool_or(k.public) as public, (array_agg(k.description order by k.id) filter (where k.description is not null))[1] as description
        from renamed r join skills k on k.id = r.id group by r.kept_id having count(*) > 1) merged
      where s.id = merged.id`);
    await runner.query('update skills s set deleted_at = now() from renamed r where r.id = s.id and r.kept_id <> r.id');
    await runner.query('delete from renamed where name = kept');
    await runner.query(`
      update users u set skills = (
        select jsonb_agg(jsonb_build_object('name', name, 'level', level) order by place) from (
          select coalesce(r.kept, held ->> 'name') as name, max((held ->> 'level')::int) as level, min(place) as place
          from jsonb_array_elements(u.skills) with ordinality as h(held, place) left join renamed r on r.name = held ->> 'name' group by 1) merged)
      where exists (select from jsonb_array_elements(u.skills) held join renamed r on r.name = held ->> 'name')`);
    // A required skill cannot be relaxed.
    await runner.query(`
      update chats c set skills = (
        select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', name, 'minLevel', level, 'required', required, 'relaxAfterSeconds', case when not required then relax end)) order by place) from (
          select coalesce(r.kept, asked ->> 'name') as name, max((asked ->> 'minLevel')::int) as level, bool_or((asked ->> 'required')::boolean) as required,
            max((asked ->> 'relaxAfterSeconds')::float8) as relax, min(place) as place
          from jsonb_array_elements(c.skills) with ordinality as a(asked, place) left join renamed r on r.name = asked ->> 'name' group by 1) merged)
      where exists (select from jsonb_array_elements(c.skills) asked join renamed r on r.name = asked ->> 'name')`);
    await runner.query('drop table renamed');
  }
}
