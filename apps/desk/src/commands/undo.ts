const PATIENCE_MS = 8_000;

/** Something that was ordered and is not done yet: until then it can be taken back. */
export interface Pending {
  id: string;
  text: string;
  endsAt: number;
}

interface Order extends Pending {
  run: () => void;
  onBack?: () => void;
  timer: ReturnType<typeof setTimeout>;
}

export interface OrderOptions {
  ms?: number;
  /** Called when it is taken back. */
  onBack?: () => void;
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
  else order.onBack?.();
}

/** Delayed orders: each is carried out when its time ends, eight seconds unless said otherwise, or the page is left. */
export const undo = {
  order(id: string, text: string, run: () => void, { ms = PATIENCE_MS, onBack }: OrderOptions = {}): void {
    settle(id, true);
    orders.set(id, { id, text, run, onBack, endsAt: Date.now() + ms, timer: setTimeout(() => settle(id, true), ms) });
    changed();
  },
  takeBack: (id: string): void => settle(id, false),
  now: (id: string): void => settle(id, true),
  takeBackLast(): void {
    const last = [...orders.keys()].at(-1);
    if (last) settle(last, false);
  },
  nowAll: (): void => [...orders.keys()].forEach((id) => settle(id, true)),
  has: (id: string): boolean => orders.has(id),
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  getSnapshot: (): readonly Pending[] => snapshot,
};

addEventListener('pagehide', () => undo.nowAll());
