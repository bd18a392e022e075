import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = ['pkey', 'stream', 'stream_type', 'unpublished'];

/**
 * The event log in partitions, by position. The table that was becomes the first of them, open to both sides, which moves and checks nothing:
 * whoever writes waits for some milliseconds, whatever its size, and writes on by the same name.
 */
export class PlatformLogPartitions1700005700000 implements MigrationInterface {
  name = 'PlatformLogPartitions1700005700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('lock table domain_events in access exclusive mode');
    const next = await nextPosition(runner);
    await runner.query('alter table domain_events rename to domain_events_first');
    for (const index of INDEXES) await runner.query(`alter index domain_events_${index} rename to domain_events_first_${index}`);
    await runner.query('alter table domain_events_first alter column position drop identity');
    await runner.query(`
      create table domain_events (
        position bigint generated always as identity primary key,
        type text not null,
        stream_id uuid not null,
        data jsonb not null,
        at timestamptz not null,
        published_at timestamptz,
        attempts smallint not null default 0,
        claimed_until timestamptz
      ) partition by range (position)`);
    await runner.query('create index domain_events_stream on domain_events (stream_id, position)');
    await runner.query('create index domain_events_stream_type on domain_events (stream_id, type, position)');
    await runner.query('create index domain_events_unpublished on domain_events (position) where published_at is null');
    await runner.query('alter table domain_events attach partition domain_events_first for values from (minvalue) to (maxvalue)');
    await runner.query(`alter table domain_events alter column position restart with ${next}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('lock table domain_events in access exclusive mode');
    const next = await nextPosition(runner);
    const parts = (await runner.query(`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'domain_events'::regclass
      order by inhrelid`)) as { name: string }[];
    for (const { name } of parts) await runner.query(`alter table domain_events detach partition ${name}`);
    await runner.query('drop table domain_events');
    const [first, ...others] = parts;
    for (const { name } of others) {
      await runner.query(`insert into ${first!.name} select * from ${name}`);
      await runner.query(`drop table ${name}`);
    }
    const indexes =
      (await runner.query(`select indexrelid::regclass::text as name, indisprimary, indnkeyatts as columns, indpred is not null as partial
      from pg_index where indrelid = '${first!.name}'::regclass`)) as {
        name: string;
        indisprimary: boolean;
        columns: number;
        partial: boolean;
      }[];
    for (const { name, indisprimary, columns, partial } of indexes) {
      const is = indisprimary ? 'pkey' : partial ? 'unpublished' : columns === 2 ? 'stream' : 'stream_type';
      await runner.query(`alter index ${name} rename to domain_events_${is}`);
    }
    await runner.query(`alter table ${first!.name} rename to domain_events`);
    await runner.query(`alter table domain_events alter column position add generated always as identity (start with ${next})`);
  }
}

async function nextPosition(runner: QueryRunner): Promise<string> {
  const [row] = (await runner.query('select last_value + is_called::int as next from domain_events_position_seq')) as { next: string }[];
  return row!.next;
}
