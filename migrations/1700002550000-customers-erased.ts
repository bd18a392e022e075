import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Time of the erasure of a customer's personal data. Those erased before the upgrade get it from the event log, unless somebody has used the
 * customer since: such a customer has personal data again, and must be erased again.
 */
export class CustomersErased1700002550000 implements MigrationInterface {
  name = 'CustomersErased1700002550000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customers add column erased_at timestamptz');
    await runner.query(`update customers c set erased_at = erased.at
      from (select stream_id as id, max(at) as at from domain_events where type = 'PersonalDataErased' group by stream_id) erased
      where c.id = erased.id and c.name = 'Erased customer' and num_nonnulls(c.email, c.phone, c.external_id) = 0
        and not exists (select from chats where chats.customer_id = c.id and chats.created_at > erased.at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customers drop column erased_at');
  }
}
