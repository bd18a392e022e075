import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchDocument } from './search-document';

/** Full-text search of users by name and e-mail. */
export class DirectoryUserSearch1700002220000 implements MigrationInterface {
  name = 'DirectoryUserSearch1700002220000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table users add column search tsvector');
    await runner.query('create index users_search on users using gin (search)');
    const rows = (await runner.query('select id, name, email from users')) as { id: string; name: string; email: string }[];
    await runner.query(
      'update users u set search = new.search::tsvector from unnest($1::uuid[], $2::text[]) as new(id, search) where u.id = new.id',
      [rows.map(({ id }) => id), rows.map(({ name, email }) => searchDocument(name, email))],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index users_search');
    await runner.query('alter table users drop column search');
  }
}
