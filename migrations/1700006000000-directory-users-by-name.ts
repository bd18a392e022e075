import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users by name, in which order lists of agents are read page by page. */
export class DirectoryUsersByName1700006000000 implements MigrationInterface {
  name = 'DirectoryUsersByName1700006000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index users_name on users (name, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index users_name');
  }
}
