import { Listeners } from './listeners';

/** A value that changes, in the shape that React's `useSyncExternalStore` wants. */
export interface ExternalStore<T> {
  /** @returns how to unsubscribe */
  subscribe: (listener: () => void) => () => void;
  /** The same object until something changed. */
  getSnapshot: () => T;
}

/** A value that is made anew when somebody looks after it changed. */
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
