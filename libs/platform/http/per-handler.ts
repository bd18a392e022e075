import type { ExecutionContext } from '@nestjs/common';

/**
 * Memoises a value per handler, because reflecting on its metadata at every event costs as much as the event itself. Metadata never
 * changes.
 */
export function perHandler<T>(ask: (context: ExecutionContext) => T): (context: ExecutionContext) => T {
  const known = new WeakMap<object, Map<unknown, T>>();
  return (context) => {
    const owner = context.getClass();
    let answers = known.get(owner);
    if (!answers) known.set(owner, (answers = new Map<unknown, T>()));
    const handler = context.getHandler();
    if (!answers.has(handler)) answers.set(handler, ask(context));
    return answers.get(handler)!;
  };
}
