import { Listeners } from './listeners';

/** Observable value in the form that React's `useSyncExternalStore` requires. */
export interface ExternalStore<T> {
  /** @returns a function that unsubscribes */
  subscribe: (listener: () => void) => () => void;
  /** Returns the same object until the value changes. */
  getSnapshot: () => T;
}

/** External store with a lazy snapshot, recomputed on the first read after a change. */
export class ObservableValue<T> implements ExternalStore<T> {
  private readonly listeners = new Listeners<void>();
  private snapshot?: { value: T };

  constructor(private readonly take: () => T) {}

  subscribe = (listener: () => void): (() => void) => this.listeners.add(listener);
  getSnapshot = (): T => (this.snapshot ??= { value: this.take() }).value;

  changed(): void {
    this.snapshot = undefined;
    this.listeners.tell();
  }
}
