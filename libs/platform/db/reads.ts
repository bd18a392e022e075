import { Inject, Injectable, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { getDataSourceToken, InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CannotStart, reasonOf } from '../env/cannot-start';
import { Env } from '../env/env';
import { connectionOptions } from './connection';

const READS = Symbol('reads');

/**
 * Injects the database for heavy reads that may be some seconds old: the replica at `DATABASE_READ_URL` if there is one, else the database. What
 * somebody changed and reads at once, and what events continue, comes from the database.
 */
export const InjectReads = (): ParameterDecorator & PropertyDecorator => Inject(READS);

export const readsProvider: Provider = {
  provide: READS,
  inject: [Env, getDataSourceToken()],
  useFactory: ({ DATABASE_READ_URL: url, DATABASE_POOL: pool }: Env, database: DataSource): DataSource =>
    url === undefined ? database : new DataSource(connectionOptions(url, pool)),
};

/** Connection pool of the replica, if there is one. */
@Injectable()
export class ReplicaConnections implements OnApplicationShutdown {
  constructor(
    @InjectReads() private readonly reads: DataSource,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /** @throws CannotStart when the replica cannot be reached */
  async connect(): Promise<void> {
    if (this.reads.isInitialized) return;
    await this.reads.initialize().catch((error: unknown) => {
      throw new CannotStart(`DATABASE_READ_URL leads to no Postgres that can be used (${reasonOf(error)}): mend it, or leave it out`);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.reads !== this.database) await this.reads.destroy();
  }
}
