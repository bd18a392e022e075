import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A chat that its agent marked unread: the last `seq` at that moment. */
export class ChatsUnreadMark1700004100000 implements MigrationInterface {
  name = 'ChatsUnreadMark1700004100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats add column unread_mark integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table chats drop column unread_mark');
  }
}
