import { AsyncLocalStorage } from 'node:async_hooks';

const holders = new AsyncLocalStorage<true>();

/** Runs work that holds a connection of the pool for as long as it takes. */
export function holdingConnection<R>(work: () => Promise<R>): Promise<R> {
  return holders.run(true, work);
}

/** Whether whoever asks holds a connection: if all of them waited for a second one, none would ever get it. Tests refuse that. */
export function holdsConnection(): boolean {
  return holders.getStore() === true;
}
