import { Client } from 'pg';
import { DATE_TYPES } from './time-types';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';

/** Timeouts in milliseconds. Without them a client waits for ever when the network fails silently. */
const CONNECT_TIMEOUT = 5_000;
const STATEMENT_TIMEOUT = 5_000;
/** Timeout measured by the client, for a server that no longer responds at all. Longer than the server's own statement timeout. */
const QUERY_TIMEOUT = 7_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 15_000;
const LOCK_TIMEOUT = 5_000;

/**
 * Every statement is short and meant for an index: pages that are read in no order cost little more than others on a disk without a head or in
 * memory (https://www.postgresql.org/docs/current/runtime-config-query.html), and compiling a statement or starting workers for it costs more than
 * it saves: a few readers would fill all processors.
 */
const PLANNER = '-c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0';

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

export function connectionOptions(url: string, pool: number): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize: pool,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'switchboard',
    entitySkipConstructor: true,
    extra: {
      options: PLANNER,
      Client: SurvivingClient,
      types: DATE_TYPES,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      statement_timeout: STATEMENT_TIMEOUT,
      query_timeout: QUERY_TIMEOUT,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
      lock_timeout: LOCK_TIMEOUT,
      keepAlive: true,
    },
  };
}
