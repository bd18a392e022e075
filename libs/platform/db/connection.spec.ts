import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { connectionOptions } from './connection';

describe('A connection to Postgres', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(connectionOptions(database.url, 2)).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('that ends in the moment in which nobody holds it yet does not end the process', async () => {
    const [client, release] = await (dataSource.driver as PostgresDriver).obtainMasterConnection();
    const { pid } = (await client.query('select pg_backend_pid() as pid')).rows[0];
    const ended = new Promise((resolve) => (client as Client).once('end', resolve));
    await dataSource.query('select pg_terminate_backend($1)', [pid]);
    await ended;
    await expect(client.query('select 1')).rejects.toThrow();
    release(new Error('ended'));
    expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('on which an answer is overdue is not used again', async () => {
    const { extra, ...options } = connectionOptions(database.url, 1);
    const impatient = await new DataSource({ ...options, extra: { ...(extra as object), query_timeout: 300 } }).initialize();
    await expect(impatient.query('select pg_sleep(4)')).rejects.toThrow('Query read timeout');
    expect(await impatient.query('select 1 as one')).toEqual([{ one: 1 }]);
    await impatient.destroy();
  });

  it('starts no workers, compiles nothing and prefers indexes', async () => {
    const set = async (name: string): Promise<string> =>
      (await dataSource.query<[{ value: string }]>('select current_setting($1) as value', [name]))[0].value;
    expect([await set('max_parallel_workers_per_gather'), await set('jit'), await set('random_page_cost')]).toEqual(['0', 'off', '1.1']);
  });
});
