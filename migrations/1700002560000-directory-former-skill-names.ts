import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Former names of skills, so that what names a skill by an old name still finds it. The event log has those from before the upgrade. */
export class DirectoryFormerSkillNames1700002560000 implements MigrationInterface {
  name = 'DirectoryFormerSkillNames1700002560000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table skills add column former_names text[] not null default '{}'`);
    await runner.query(`update skills s set former_names = (
        select coalesce(array_agg(distinct e.data ->> 'before'), '{}') from domain_events e
        where e.stream_id = s.id and e.type = 'SkillRenamed' and e.data ->> 'before' <> s.name)`);
    await runner.query('alter table skills alter column former_names drop default');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table skills drop column former_names');
  }
}
