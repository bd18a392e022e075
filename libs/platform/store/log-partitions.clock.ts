import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { withPatience } from '../db/migrate';
import { directUrl, Env } from '../env/env';
import { Sweep } from '../time/sweep';
import { LogPartitions } from './log-partitions';

@Injectable()
export class LogPartitionsClock {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  @Sweep(600, { on: 'worker' })
  async openMonth(): Promise<void> {
    const month = this.clock.now().toISOString().slice(0, 7).replace('-', '_');
    if (!(await new LogPartitions(this.dataSource).isDue(month))) return;
    await withPatience(directUrl(this.env), (database) => new LogPartitions(database).open(month));
  }
}
