export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 8_000;
const AT_MOST = 4;

let next = 1;
let shown: readonly Toast[] = [];
const listeners = new Set<() => void>();

function set(toastsNow: readonly Toast[]): void {
  shown = toastsNow;
  for (const listener of listeners) listener();
}

/** What is said for some seconds at the edge of a page. */
export const toasts = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  getSnapshot: (): readonly Toast[] => shown,
  say(text: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): number {
    const toast: Toast = { id: next++, text, tone: 'plain', ...options };
    // Said again, it is shown once.
    const others = shown.filter((each) => each.text !== text || each.action !== undefined);
    set([...others.slice(1 - AT_MOST), toast]);
    setTimeout(() => toasts.dismiss(toast.id), SHOWN_MS);
    return toast.id;
  },
  dismiss(id: number): void {
    if (shown.some((toast) => toast.id === id)) set(shown.filter((toast) => toast.id !== id));
  },
};
