import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlatformEventLog1700000000000 implements MigrationInterface {
  name = 'PlatformEventLog1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table domain_events (
        position bigint generated always as identity primary key,
        type text not null,
        stream_id uuid not null,
        data jsonb not null,
        at timestamptz not null,
        published_at timestamptz
      )`);
    await runner.query('create index domain_events_stream on domain_events (stream_id, position)');
    await runner.query('create index domain_events_unpublished on domain_events (position) where published_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table domain_events');
  }
}
