/**
 * What a session has. Every statement is short and meant for an index: pages that are read in no order cost little more than others on a disk
 * without a head or in memory (https://www.postgresql.org/docs/current/runtime-config-query.html), and compiling a statement or starting
 * workers for it costs more than it saves: a few readers would fill all processors. Timeouts are in milliseconds.
 */
const SESSION = {
  statement_timeout: 5_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
  random_page_cost: 1.1,
  jit: 'off',
  max_parallel_workers_per_gather: 0,
};

/** For the parameter `options`, with which a session begins. */
export const AT_START = Object.entries(SESSION)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/** For a pooler, which says it where it connects. */
export const AT_CONNECT = Object.entries(SESSION)
  .map(([name, value]) => `set ${name} = ${value}`)
  .join('; ');
