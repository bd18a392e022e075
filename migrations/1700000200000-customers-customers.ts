import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CustomersCustomers1700000200000 implements MigrationInterface {
  name = 'CustomersCustomers1700000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table customers (
        id uuid primary key,
        name text not null,
        email text,
        phone text,
        external_id text,
        created_at timestamptz not null
      )`);
    await runner.query('create unique index customers_external_id on customers (external_id) where external_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table customers');
  }
}
