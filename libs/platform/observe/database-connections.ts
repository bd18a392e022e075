import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Meter } from './meter';

/** Says how many connections the pool of this node has, and how many statements wait for one. */
@Injectable()
export class DatabaseConnections {
  constructor(@InjectDataSource() dataSource: DataSource, meter: Meter) {
    const pool = (): Pool => (dataSource.driver as unknown as { master: Pool }).master;
    meter.depths('database_connections', 'Connections of the pool, and statements that wait for one, at this node', 'state', () => {
      const { totalCount, idleCount, waitingCount } = pool();
      return { used: totalCount - idleCount, idle: idleCount, awaited: waitingCount };
    });
  }
}
