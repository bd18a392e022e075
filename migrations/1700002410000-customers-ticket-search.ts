import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchDocument } from './search-document';

const BATCH = 5_000;

interface Row {
  id: string;
  reference: string;
  subject: string;
  message: string | null;
}

/** Full-text search of tickets by reference, subject and message. */
export class CustomersTicketSearch1700002410000 implements MigrationInterface {
  name = 'CustomersTicketSearch1700002410000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table tickets add column search tsvector');
    for (let after: string | null = null; ;) {
      const rows = (await runner.query(
        'select id, reference, subject, message from tickets where $1::uuid is null or id > $1 order by id limit $2',
        [after, BATCH],
      )) as Row[];
      await runner.query(
        'update tickets t set search = new.search::tsvector from unnest($1::uuid[], $2::text[]) as new(id, search) where t.id = new.id',
        [rows.map(({ id }) => id), rows.map(({ reference, subject, message }) => searchDocument(reference, subject, message))],
      );
      if (rows.length < BATCH) break;
      after = rows.at(-1)!.id;
    }
    await runner.query('create index tickets_search on tickets using gin (search)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index tickets_search');
    await runner.query('alter table tickets drop column search');
  }
}
