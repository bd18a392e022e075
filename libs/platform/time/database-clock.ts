import { performance } from 'node:perf_hooks';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { Sweep } from './sweep';

const SAMPLES = 3;

interface Answer {
  zeroMs: number;
  tookMs: number;
}

/**
 * Clock of the database, so that nodes with skewed clocks agree on ages and deadlines. Between synchronisations it runs on the monotonic
 * clock of this process, which no correction can set back.
 */
@Injectable()
export class DatabaseClock extends Clock implements OnModuleInit {
  /** Milliseconds from the zero of the monotonic clock to the Unix epoch, measured by the database's clock. */
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

  /**
   * Synchronises with the database by the quickest of several answers, as NTP does (RFC 5905, clock filter): one that had to wait, for a new
   * connection or for this process, says least of when the database looked at its clock.
   */
  @Sweep(5, { on: 'every node' })
  async adjust(): Promise<void> {
    const answers: Answer[] = [];
    for (let i = 0; i < SAMPLES; i++) answers.push(await this.ask());
    this.zeroMs = answers.reduce((best, each) => (each.tookMs < best.tookMs ? each : best)).zeroMs;
  }

  /** The answer counts as taken in the middle of the round trip (Cristian's algorithm). */
  private async ask(): Promise<Answer> {
    const asked = performance.now();
    const [row] = await this.dataSource.query<{ ms: number }[]>(`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`);
    const answered = performance.now();
    return { zeroMs: row!.ms - (asked + answered) / 2, tookMs: answered - asked };
  }
}
