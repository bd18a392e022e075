import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ExternalStore } from '#client/core';
import type { Desk } from './desk';

export const DeskContext = createContext<Desk | null>(null);

/** @throws Error outside of a signed-in page */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('Only pages behind the sign-in have a desk');
  return desk;
}

export function useStore<T>({ subscribe, getSnapshot }: ExternalStore<T>): T {
  return useSyncExternalStore(subscribe, getSnapshot);
}

/** Renders only when what is selected is another value. */
export function useSelected<T, S extends string | number | boolean | null>(
  { subscribe, getSnapshot }: ExternalStore<T>,
  select: (state: T) => S,
): S {
  return useSyncExternalStore(subscribe, () => select(getSnapshot()));
}
