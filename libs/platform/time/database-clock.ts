import { performance } from 'node:perf_hooks';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { Sweep } from './sweep';

/**
 * The database's time, so that nodes with skewed clocks agree on ages and deadlines. Between two looks at
 * the database it runs on this process's monotonic clock, which no clock correction can turn back.
 */
@Injectable()
export class DatabaseClock extends Clock implements OnModuleInit {
  /** Milliseconds from the monotonic clock's zero to the epoch, by the database's clock. */
  private zeroMs = performance.timeOrigin;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    super();
  }

  now(): Date {
    return new Date(this.zeroMs + performance.now());
  }

  async onModuleInit(): Promise<void> {
    await this.adjust();
  }

  /** The answer is taken to be from the middle of the round trip (Cristian's algorithm). */
  @Sweep(5, { on: 'every node' })
  async adjust(): Promise<void> {
    const asked = performance.now();
    const [row] = await this.dataSource.query<{ ms: number }[]>(`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`);
    this.zeroMs = row!.ms - (asked + performance.now()) / 2;
  }
}
