import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ChatsOffers1700000500000 implements MigrationInterface {
  name = 'ChatsOffers1700000500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table chats
        add column passed_over uuid[] not null default '{}',
        add column declined_by uuid[] not null default '{}',
        add column offered_to uuid,
        add column offer_expires_at timestamptz,
        add column offer_note text`);
    await runner.query('alter table chats alter column passed_over drop default, alter column declined_by drop default');
    await runner.query('create index chats_offers on chats (offer_expires_at) where offered_to is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index chats_offers');
    await runner.query(`
      alter table chats drop column passed_over, drop column declined_by, drop column offered_to,
        drop column offer_expires_at, drop column offer_note`);
  }
}
