/** The environment does not let this process start. The message is shown without a stack trace: variable, what is wrong, what to do. */
export class CannotStart extends Error {}

/** Returns the message of a `CannotStart`, and the stack trace of any other error. */
export function whyItFailed(error: unknown): string {
  if (error instanceof CannotStart) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Returns the message of an error. An `AggregateError`, from a host name with several addresses, has none of its own. */
export function reasonOf(error: unknown): string {
  const { message, errors, code } = error as Error & { errors?: Error[]; code?: string };
  return message || errors?.[0]?.message || code || String(error);
}
