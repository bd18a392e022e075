/** A fact, in ids and values only: it survives `JSON.stringify` (times are RFC 3339 strings). */
export abstract class DomainEvent {
  /** The id of the aggregate whose history this fact belongs to. */
  abstract get streamId(): string;

  /** Whether it is worth nothing later, because the state keeps all of it: then it is told to those who listen now, and not logged. */
  get isPerishable(): boolean {
    return false;
  }

  /** What goes into the log; a subclass leaves out what must not be kept there. */
  toLog(): Record<string, unknown> {
    return { ...(this as object) };
  }
}

export interface DomainEventType<E extends DomainEvent = DomainEvent> {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any constructor of an event
  new (...args: any[]): E;
}
