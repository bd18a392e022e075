import { AsyncLocalStorage } from 'node:async_hooks';

/** The `Idempotency-Key` of a request that sends a file, and is known by it only once the file is received. */
export interface FileKey {
  /** Whether the caller has sent it before. */
  isKnown(): Promise<boolean>;
  /** Answers by the first request with this key and file. @throws DomainError `idempotency.key_reused`, `idempotency.in_progress` */
  answer<T>(digest: string, work: () => Promise<T>): Promise<T>;
}

const NO_KEY: FileKey = { isKnown: () => Promise.resolve(false), answer: (_digest, work) => work() };

const current = new AsyncLocalStorage<FileKey>();

/** Runs a request that sends a file under its key. */
export const withFileKey = <R>(key: FileKey, work: () => Promise<R>): Promise<R> => current.run(key, work);

/** The key of the current request; without one nothing is known, and each request is answered by itself. */
export const fileKey = (): FileKey => current.getStore() ?? NO_KEY;
