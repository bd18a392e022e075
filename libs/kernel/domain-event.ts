/** A fact, in ids and values only: it survives `JSON.stringify` (times are RFC 3339 strings). */
export abstract class DomainEvent {
  /** Counted up when a field is renamed, dropped or added: the log keeps events as they were written. */
  static readonly version: number = 1;

  /** What this version would have written, from the data of an older one. */
  static upcast(data: Record<string, unknown>, _from: number): Record<string, unknown> {
    return data;
  }

  /** The id of the aggregate whose history this fact belongs to. */
  abstract get streamId(): string;

  /** Whether it is worth nothing later, because the state keeps all of it: then it is told to those who listen now, and not logged. */
  get isEphemeral(): boolean {
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
  readonly version: number;
  upcast(data: Record<string, unknown>, from: number): Record<string, unknown>;
}

/** Where the data of a logged event say their version, from the second on. */
const VERSION = '$version';

/** By what name the log keeps an event. */
export function nameOf({ name }: DomainEventType): string {
  return name;
}

/** The data of an event as the log keeps them. */
export function toLogged(event: DomainEvent): Record<string, unknown> {
  const { version } = event.constructor as DomainEventType;
  return version === 1 ? event.toLog() : { ...event.toLog(), [VERSION]: version };
}

/** An event of the log brought back to life, whichever version wrote it. */
export function revive<E extends DomainEvent>(type: DomainEventType<E>, { [VERSION]: written = 1, ...data }: Record<string, unknown>): E {
  const current = Number(written) < type.version ? type.upcast(data, Number(written)) : data;
  return Object.assign(Object.create(type.prototype as object) as E, current);
}
