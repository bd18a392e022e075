import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from 'react';
import type { ExternalStore } from '#client/core';
import { calmed } from './calmed';
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

/** Like `useStore`, for what may change in bursts and takes no input. */
export function useCalmly<T>({ subscribe, getSnapshot }: ExternalStore<T>): T {
  const calmly = useCallback(
    (listener: () => void) => {
      const changes = calmed(listener);
      const unsubscribe = subscribe(changes.heard);
      return () => {
        changes.stop();
        unsubscribe();
      };
    },
    [subscribe],
  );
  return useSyncExternalStore(calmly, getSnapshot);
}

/** Renders only when what is selected is another value. An object has to be one that the store keeps. */
export function useSelected<T, S>({ subscribe, getSnapshot }: ExternalStore<T>, select: (state: T) => S): S {
  return useSyncExternalStore(subscribe, () => select(getSnapshot()));
}

/** Renders only when the list that is derived has other members, or another order of them. */
export function useDerived<T, S>({ subscribe, getSnapshot }: ExternalStore<T>, derive: (state: T) => readonly S[]): readonly S[] {
  const last = useRef<{ from: T; list: readonly S[] }>(undefined);
  return useSyncExternalStore(subscribe, () => {
    const from = getSnapshot();
    const before = last.current;
    if (before?.from === from) return before.list;
    const now = derive(from);
    const list = before && isSameList(before.list, now) ? before.list : now;
    last.current = { from, list };
    return list;
  });
}

function isSameList<S>(before: readonly S[], now: readonly S[]): boolean {
  return before.length === now.length && before.every((each, at) => each === now[at]);
}
