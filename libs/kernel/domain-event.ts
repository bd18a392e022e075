/** Domain event: a fact made of ids and values only, so that it survives `JSON.stringify` (times are RFC 3339 strings). */
export abstract class DomainEvent {
  /**
   * Schema version of the event. Increase it when a field is renamed, dropped or added, because the log keeps old events as they were
   * written.
   */
  static readonly version: number = 1;

  /** Converts the data of an older version (`_from`) into the data that this version would have written. */
  static upcast(data: Record<string, unknown>, _from: number): Record<string, unknown> {
    return data;
  }

  /** The id of the aggregate whose history this fact belongs to. */
  abstract get streamId(): string;

  /**
   * Whether the event is of no use later, because the stored state contains all of it. Ephemeral events reach the current listeners but are
   * not logged.
   */
  get isEphemeral(): boolean {
    return false;
  }

  /** Returns the fields that go into the log; a subclass leaves out what must not be kept there. */
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

/** Key under which the data of a logged event carry their version; absent for version 1. */
const VERSION = '$version';

/** Returns the name by which the log stores an event. */
export function nameOf({ name }: DomainEventType): string {
  return name;
}

/** Serialises an event for the log. */
export function toLogged(event: DomainEvent): Record<string, unknown> {
  return versioned(event, event.toLog());
}

/** Serialises an event with all its fields, also those that must not stay in the log; `revive` reads it. */
export function toWhole(event: DomainEvent): Record<string, unknown> {
  return versioned(event, { ...(event as object) });
}

function versioned(event: DomainEvent, data: Record<string, unknown>): Record<string, unknown> {
  const { version } = event.constructor as DomainEventType;
  return version === 1 ? data : { ...data, [VERSION]: version };
}

/** Deserialises an event of the log into the current class, upcasting it if an older version wrote it. */
export function revive<E extends DomainEvent>(type: DomainEventType<E>, { [VERSION]: written = 1, ...data }: Record<string, unknown>): E {
  const current = Number(written) < type.version ? type.upcast(data, Number(written)) : data;
  return Object.assign(Object.create(type.prototype as object) as E, current);
}
