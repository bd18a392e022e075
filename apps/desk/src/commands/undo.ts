import { useSyncExternalStore } from 'react';

const PATIENCE_MS = 8_000;

/** Something that was ordered and is not done yet: until then it can be taken back. */
export interface Pending {
  id: string;
  text: string;
  endsAt: number;
}

interface Order extends Pending {
  run: () => void;
  timer: ReturnType<typeof setTimeout>;
}

const orders = new Map<string, Order>();
const listeners = new Set<() => void>();
let snapshot: readonly Pending[] = [];

function changed(): void {
  snapshot = [...orders.values()];
  for (const listener of listeners) listener();
}

function settle(id: string, does: boolean): void {
  const order = orders.get(id);
  if (!order) return;
  clearTimeout(order.timer);
  orders.delete(id);
  changed();
  if (does) order.run();
}

/** Delayed orders: each is carried out when its eight seconds end, or the page is left. */
export const undo = {
  order(id: string, text: string, run: () => void): void {
    settle(id, true);
    orders.set(id, { id, text, run, endsAt: Date.now() + PATIENCE_MS, timer: setTimeout(() => settle(id, true), PATIENCE_MS) });
    changed();
  },
  takeBack: (id: string): void => settle(id, false),
  now: (id: string): void => settle(id, true),
  takeBackLast(): void {
    const last = [...orders.keys()].at(-1);
    if (last) settle(last, false);
  },
  has: (id: string): boolean => orders.has(id),
};

addEventListener('pagehide', () => [...orders.keys()].forEach((id) => settle(id, true)));

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const usePending = (): readonly Pending[] => useSyncExternalStore(subscribe, () => snapshot);
