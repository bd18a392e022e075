import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last answer to a delivery, with the beginning of its body. */
export class WebhooksAnswers1700003800000 implements MigrationInterface {
  name = 'WebhooksAnswers1700003800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_deliveries add column answer jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_deliveries drop column answer');
  }
}
