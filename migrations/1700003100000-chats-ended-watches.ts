import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Watches that ended are found by when they did, to be removed. */
export class ChatsEndedWatches1700003100000 implements MigrationInterface {
  name = 'ChatsEndedWatches1700003100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index chat_watches_ended on chat_watches (ended_at) where ended_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index chat_watches_ended');
  }
}
