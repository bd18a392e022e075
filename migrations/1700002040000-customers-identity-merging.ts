import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CustomersIdentityMerging1700002040000 implements MigrationInterface {
  name = 'CustomersIdentityMerging1700002040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table customers
        add column verified boolean not null default false,
        add column locale text,
        add column blocked_until timestamptz,
        add column merged_into uuid`);
    await runner.query('alter table customers alter column verified drop default');
    await runner.query('create index customers_merged_into on customers (merged_into) where merged_into is not null');
    await runner.query('create table identity_secrets (secret text primary key, created_at timestamptz not null, good_until timestamptz)');
    await runner.query('create unique index identity_secrets_in_use on identity_secrets ((true)) where good_until is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table identity_secrets');
    await runner.query('drop index customers_merged_into');
    await runner.query(
      'alter table customers drop column verified, drop column locale, drop column blocked_until, drop column merged_into',
    );
  }
}
