import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { InjectReads } from './reads';
import { Meter } from '../observe/meter';

const NONE = { used: 0, idle: 0, awaited: 0 };

/** Says how many connections the pools of this node have, and how many statements wait for one. */
@Injectable()
export class DatabaseConnections {
  constructor(@InjectDataSource() database: DataSource, @InjectReads() reads: DataSource, meter: Meter) {
    meter.depths('database_connections', 'Connections of the pool, and statements that wait for one, at this node', 'state', () =>
      stateOf(database),
    );
    meter.depths('replica_connections', 'The same of the pool of the replica; none where there is no replica', 'state', () =>
      reads === database ? NONE : stateOf(reads),
    );
  }
}

function stateOf({ driver }: DataSource): Record<keyof typeof NONE, number> {
  const { totalCount, idleCount, waitingCount } = (driver as unknown as { master: Pool }).master;
  return { used: totalCount - idleCount, idle: idleCount, awaited: waitingCount };
}
