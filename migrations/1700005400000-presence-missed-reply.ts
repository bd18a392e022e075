import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an agent missed, which keeps it away since `missed_offer_at`: an offer, or the reply that was due. */
export class PresenceMissedReply1700005400000 implements MigrationInterface {
  name = 'PresenceMissedReply1700005400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table agents add column missed text not null default 'offer'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agents drop column missed');
  }
}
