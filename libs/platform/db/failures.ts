/** SQLSTATEs of a deadlock and of a serialization failure. */
const RETRYABLE = new Set(['40P01', '40001']);
/**
 * Errors of a database that shuts down, starts, crashed, has too many clients or exceeded a lock or statement timeout, and retryable errors
 * that remain after the retries.
 */
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

/** Whether the database is unreachable or too slow. The request itself is valid and may be sent again. */
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
