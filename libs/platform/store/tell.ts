import type { DomainEvent, DomainEventType } from '#kernel';
import type { ServerEventName } from '#protocol';
import type { Told, WireEvent } from '../realtime/told';

/** What clients receive for one fact: several versions if some may know more than others, undefined if nobody is concerned. */
type Versions<N extends ServerEventName> = Told<N> | Told<N>[] | undefined;

export class Tell<E extends DomainEvent = DomainEvent, N extends ServerEventName = ServerEventName> {
  constructor(
    readonly listensTo: DomainEventType<E>,
    readonly name: N,
    readonly versions: (event: E) => Versions<N> | Promise<Versions<N>>,
  ) {}

  wire(versions: NonNullable<Versions<N>>): WireEvent {
    return { name: this.name, told: Array.isArray(versions) ? versions : [versions] } as WireEvent;
  }
}

/**
 * Declares what clients receive for an event: the name in the protocol, the payload and the rooms. Assign it to a property of a `…Tells`
 * provider. `versions` must have no side effects, since other code that passes the fact on also calls it. Best effort, after the commit.
 */
export function tell<E extends DomainEvent, N extends ServerEventName>(
  listensTo: DomainEventType<E>,
  name: N,
  versions: Tell<E, N>['versions'],
): Tell<E, N> {
  return new Tell(listensTo, name, versions);
}
