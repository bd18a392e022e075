import { Client } from 'pg';
import { failed, statementSpan } from './tracing';

type Query = (this: Client, ...given: unknown[]) => unknown;

/** Makes a span of each statement from now on. Statements that stream, or that take a callback, are let pass. */
export function traceStatements(): void {
  const prototype = Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  prototype.query = function (...given) {
    const [statement] = given as [string | { text?: string } | undefined];
    const text = typeof statement === 'string' ? statement : statement?.text;
    if (text === undefined) return query.apply(this, given);
    const span = statementSpan(text);
    const running = query.apply(this, given);
    if (!(running instanceof Promise)) {
      span.end();
      return running;
    }
    running.catch((error: unknown) => failed(span, error)).finally(() => span.end());
    return running;
  };
}
