import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often an alarm was repeated, and when it is again. */
export class PushRepeats1700006210000 implements MigrationInterface {
  name = 'PushRepeats1700006210000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table pushes add column repeats smallint not null default 0, add column repeat_at timestamptz');
    await runner.query('create index pushes_repeat on pushes (repeat_at) where repeat_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table pushes drop column repeats, drop column repeat_at');
  }
}
