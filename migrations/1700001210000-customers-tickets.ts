import type { MigrationInterface, QueryRunner } from 'typeorm';

const AT_ONCE = 1_000;
const MAX_WORD = 100;

interface Row {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  external_id: string | null;
}

export class CustomersTickets1700001210000 implements MigrationInterface {
  name = 'CustomersTickets1700001210000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table customers
        add column account_status text not null default 'active',
        add column account_status_since timestamptz,
        add column attributes jsonb not null default '{}',
        add column search tsvector not null default '',
        add column updated_at timestamptz`);
    await runner.query('update customers set account_status_since = created_at, updated_at = created_at');
    await this.makeSearchable(runner);
    await runner.query(`
      alter table customers
        alter column account_status drop default,
        alter column account_status_since set not null,
        alter column attributes drop default,
        alter column search drop default,
        alter column updated_at set not null`);
    await runner.query('create index customers_created on customers (created_at, id)');
    await runner.query('create index customers_search on customers using gin (search)');
    await runner.query('create sequence ticket_numbers start 1001');
    await runner.query(`
      create table tickets (
        id uuid primary key,
        reference text not null,
        customer_id uuid not null,
        subject text not null,
        status text not null,
        source text not null,
        chat_id uuid,
        message text,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        closed_at timestamptz
      )`);
    await runner.query('create unique index tickets_reference on tickets (reference)');
    await runner.query('create index tickets_created on tickets (created_at, id)');
    await runner.query('create index tickets_customer on tickets (customer_id, created_at, id)');
    await runner.query('create index tickets_status on tickets (status, created_at, id)');
    await runner.query('create index tickets_source on tickets (source, created_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tickets');
    await runner.query('drop sequence ticket_numbers');
    await runner.query('drop index customers_search');
    await runner.query('drop index customers_created');
    await runner.query(`
      alter table customers drop column account_status, drop column account_status_since, drop column attributes,
        drop column search, drop column updated_at`);
  }

  /** Splits words in JavaScript, because in Postgres the locale of the cluster decides what is a letter. */
  private async makeSearchable(runner: QueryRunner): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = (await runner.query('select id, name, email, phone, external_id from customers where id > $1 order by id limit $2', [
        after,
        AT_ONCE,
      ])) as Row[];
      if (rows.length === 0) return;
      await runner.query(
        'update customers cu set search = new.search::tsvector from unnest($1::uuid[], $2::text[]) as new(id, search) where cu.id = new.id',
        [rows.map(({ id }) => id), rows.map(wordsOf)],
      );
      after = rows.at(-1)!.id;
    }
  }
}

function wordsOf({ name, email, phone, external_id: externalId }: Row): string {
  const groups = phone?.match(/\d+/g) ?? [];
  const text = [name, email, phone, externalId, ...groups.map((_, from) => groups.slice(from).join(''))].join(' ');
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return Array.from(plain.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => [...word].slice(0, MAX_WORD).join('')).join(' ');
}
