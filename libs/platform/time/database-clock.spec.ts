import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { connectionOptions } from '../db/connection';
import { DatabaseClock } from './database-clock';

describe('The clock of the database', () => {
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

  it('is right although the first question has to wait for its connection', async () => {
    let delayMs = 400;
    const slowAtFirst = {
      query: async (sql: string): Promise<unknown> => {
        await sleep(delayMs);
        delayMs = 0;
        return dataSource.query(sql);
      },
    } as DataSource;
    const clock = new DatabaseClock(slowAtFirst);
    await clock.onModuleInit();
    const [row] = await dataSource.query<{ now: Date }[]>('select clock_timestamp() as now');
    expect(clock.now().getTime() - row!.now.getTime()).toBeLessThan(100);
  });
});
