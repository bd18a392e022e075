import { AsyncLocalStorage } from 'node:async_hooks';
import type { StaffCaller } from '../auth/caller';

/** Member of staff, or program with an API key, on whose request this code runs. */
export interface Acting {
  by: StaffCaller;
  /** Address that the request came from. */
  address: string | null;
}

const current = new AsyncLocalStorage<Acting | undefined>();

export function actingAs<R>(acting: Acting, work: () => R): R {
  return current.run(acting, work);
}

/** Runs what follows from a deed, which is nobody's own deed: sagas and reactions. */
export function actingAsNobody<R>(work: () => R): R {
  return current.run(undefined, work);
}

export function acting(): Acting | undefined {
  return current.getStore();
}
