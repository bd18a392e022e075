/** Postgres broke a deadlock, or a concurrent change made this one impossible to order. */
const RETRYABLE = new Set(['40P01', '40001']);
/** Shutting down, starting, crashed, too many clients, timeouts of a lock or a statement, and what was retried in vain. */
const UNAVAILABLE = /^(40P01|40001|57P0[1-4]|08\d{3}|53\d{3}|55P03|57014|25P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/;
const LOST_CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

function codeOf(error: unknown): string {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const found = code ?? driverError?.code;
  return typeof found === 'string' ? found : '';
}

export function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(codeOf(error));
}

/** The database cannot be reached or is too slow: nothing is wrong with the request, and it may be sent again. */
export function isUnavailable(error: unknown): boolean {
  return UNAVAILABLE.test(codeOf(error)) || (error instanceof Error && LOST_CONNECTION.test(error.message));
}

export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/** Postgres ended the statement because it took too long. */
export function isStatementTimeout(error: unknown): boolean {
  return codeOf(error) === '57014';
}
