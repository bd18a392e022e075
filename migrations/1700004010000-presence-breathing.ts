import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Room to breathe between two chats, and seats that stay taken after a close. */
export class PresenceBreathing1700004010000 implements MigrationInterface {
  name = 'PresenceBreathing1700004010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table agents add column next_chat_at timestamptz, add column wrap_ups jsonb, add column wrap_up_until timestamptz',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agents drop column next_chat_at, drop column wrap_ups, drop column wrap_up_until');
  }
}
