import { useEffect, useRef, useSyncExternalStore } from 'react';

/** One thing that can be done now: buttons, the keyboard, the palette and the list of keys know it from here. */
export interface Command {
  id: string;
  name: string;
  group: string;
  /** `K`, `Shift+E`, `Alt+A`, `Ctrl+K`, or two keys one after the other: `G I`. Letters alone count outside of fields only. */
  keys?: string;
  /** Also while somebody types. */
  inFields?: boolean;
  /** Not in the palette. */
  isHidden?: boolean;
  /** Not in the list of keys, where a like one stands for it. */
  isUnlisted?: boolean;
  run: () => void;
}

const sets = new Map<symbol, { current: readonly Command[] }>();
const listeners = new Set<() => void>();
let all: readonly Command[] = [];

function changed(): void {
  const byId = new Map([...sets.values()].flatMap(({ current }) => current).map((command) => [command.id, command]));
  all = [...byId.values()];
  for (const listener of listeners) listener();
}

export const commands = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  getSnapshot: (): readonly Command[] => all,
};

/** The commands are there for as long as the component is. */
export function useCommands(own: readonly Command[]): void {
  const set = useRef(own);
  const ids = own.map(({ id, name }) => `${id}${name}`).join();
  set.current = own;
  useEffect(() => {
    const key = Symbol();
    sets.set(key, set);
    changed();
    return () => {
      sets.delete(key);
      changed();
    };
  }, [ids]);
}

export const useAllCommands = (): readonly Command[] => useSyncExternalStore(commands.subscribe, commands.getSnapshot);

/** What `useCommands` was given last, also when only its `run` is new. */
export function currentCommand(id: string): Command | undefined {
  return [...sets.values()].flatMap(({ current }) => current).findLast((command) => command.id === id);
}
