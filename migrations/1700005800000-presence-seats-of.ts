import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many seats of an agent each of its chats takes, of those that take more than one. */
export class PresenceSeatsOf1700005800000 implements MigrationInterface {
  name = 'PresenceSeatsOf1700005800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agents add column seats_of jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agents drop column seats_of');
  }
}
