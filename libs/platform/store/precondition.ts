import { AsyncLocalStorage } from 'node:async_hooks';

/** What a request demands of one row that it changes, e.g. that nobody has changed it since the client read it. */
export interface Precondition {
  table: string;
  /** Of the row; undefined where it is only to be made. */
  id?: string;
  /** Told, under the lock, which version the row has, and which one it has once this transaction has changed it. */
  locked(version: string, next: string): void;
  /** Told the version of what this transaction adds. */
  added?: (version: string) => void;
  /** Asked once everything else is decided. @throws when the demand is not met */
  hold: () => void;
}

const current = new AsyncLocalStorage<Precondition>();

export function withPrecondition<R>(precondition: Precondition, work: () => Promise<R>): Promise<R> {
  return current.run(precondition, work);
}

export function precondition(): Precondition | undefined {
  return current.getStore();
}
