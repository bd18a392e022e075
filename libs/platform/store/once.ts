import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from './transaction';

/** The one effect of a request that may be repeated. */
export interface Effect {
  /** Result of the effect, when an earlier attempt committed it. */
  result?: unknown;
  /** Stores the result in the transaction of the effect. @throws when another attempt has taken over */
  keep(tx: Transaction, result: unknown): Promise<void>;
}

const current = new AsyncLocalStorage<{ effect?: Effect }>();

/** Runs a request whose effect has to happen once. */
export function withEffect<R>(effect: Effect, work: () => Promise<R>): Promise<R> {
  return current.run({ effect }, work);
}

/** Returns the effect of the current request the first time, since only one transaction of a request can be the effect. */
export function takeEffect(): Effect | undefined {
  const context = current.getStore();
  const effect = context?.effect;
  if (context) context.effect = undefined;
  return effect;
}
