import { Client, type PoolConfig, type QueryConfig } from 'pg';
import type { Pooler } from './pooler';
import { AT_START } from './session';
import { DATE_TYPES } from './time-types';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';

/** Timeouts in milliseconds. Without them a client waits for ever when the network fails silently. */
const CONNECT_TIMEOUT = 5_000;
/** Timeout measured by the client, for a server that no longer responds at all. Longer than the server's own statement timeout. */
const QUERY_TIMEOUT = 7_000;

/** Message of pg's error when QUERY_TIMEOUT is over. */
const READ_TIMEOUT = 'Query read timeout';

/**
 * Client that outlives the end of its connection. Between pool and query runner nobody listens to a client for a moment, and a database
 * that shuts down in just that moment would end the whole process; whoever has the client learns of the end by its next statement.
 *
 * A connection on which an answer is overdue is given up, as pg does in its pipeline mode alone: the next statement would wait behind that
 * answer, which never comes when the connection is half open, and the pool would hand it out again and again.
 */
class SurvivingClient extends Client {
  constructor(config?: ConstructorParameters<typeof Client>[0]) {
    super(config);
    this.on('error', () => {});
    // Looked up at each call, so that whoever watches statements sees them.
    const query = (...args: unknown[]): unknown => (Client.prototype.query as (...given: unknown[]) => unknown).apply(this, args);
    this.query = ((...args: unknown[]) => {
      const answer = query(...args);
      return answer instanceof Promise ? answer.catch((error: unknown) => this.failed(error)) : answer;
    }) as Client['query'];
  }

  /** To whoever holds it, an overdue answer is the end of the connection: the pool takes it out. */
  private failed(error: unknown): never {
    if (error instanceof Error && error.message === READ_TIMEOUT) this.emit('error', error);
    throw error;
  }
}

/** Client without named statements, for a pooler that hands out connections by the transaction and does not know what was prepared where. */
class UnpreparedClient extends SurvivingClient {
  constructor(config?: ConstructorParameters<typeof Client>[0]) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((asked: string | QueryConfig, ...rest: unknown[]) =>
      query(typeof asked === 'object' && 'name' in asked ? { ...asked, name: undefined } : asked, ...rest)) as Client['query'];
  }
}

/** Settings of pg for a pool of connections to the database itself, or through a pooler. */
export function clientSettings(pooler?: Pooler): PoolConfig {
  return {
    // A pooler refuses it, as its sessions are nobody's own, and sets the same where it connects.
    ...(pooler ? {} : { options: AT_START }),
    Client: pooler && !pooler.keepsPlans ? UnpreparedClient : SurvivingClient,
    types: DATE_TYPES,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: QUERY_TIMEOUT,
    keepAlive: true,
  };
}

export function connectionOptions(url: string, pool: number, pooler?: Pooler): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize: pool,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'switchboard',
    entitySkipConstructor: true,
    extra: clientSettings(pooler),
  };
}
