import { useEffect } from 'react';
import type { ExternalStore } from '#client/core';

let page: string | null = null;
const listeners = new Set<() => void>();

function show(name: string | null): void {
  page = name;
  for (const listener of listeners) listener();
}

/** Name of the page that is open; null for the inbox. */
export const pageTitle: ExternalStore<string | null> = {
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  getSnapshot: () => page,
};

/** The window is called by this page for as long as it is open. */
export function usePageTitle(name: string): void {
  useEffect(() => {
    show(name);
    return () => show(null);
  }, [name]);
}
