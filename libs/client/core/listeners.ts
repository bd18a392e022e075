/** Those who want to know. One that throws disturbs neither the others nor the caller; its error surfaces as an uncaught one. */
export class Listeners<T> {
  private readonly all = new Set<(value: T) => void>();

  /** @returns how to stop listening */
  add = (listener: (value: T) => void): (() => void) => {
    const own = (value: T): void => listener(value);
    this.all.add(own);
    return () => void this.all.delete(own);
  };

  tell(value: T): void {
    for (const listener of [...this.all]) {
      try {
        listener(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
