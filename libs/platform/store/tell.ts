import type { DomainEvent, DomainEventType } from '#kernel';
import type { ServerEventName } from '#protocol';
import type { Told, WireEvent } from '../realtime/told';

/** What people hear of one fact: the same in several versions if some may know more than others, nothing if nobody is concerned. */
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
 * Declares what is told of an event, under which name of the protocol, and to whom: a property of a `…Tells` provider. It reads and
 * changes nothing, so that whoever else passes the fact on may ask it too. Best effort, after commit.
 */
export function tell<E extends DomainEvent, N extends ServerEventName>(
  listensTo: DomainEventType<E>,
  name: N,
  versions: Tell<E, N>['versions'],
): Tell<E, N> {
  return new Tell(listensTo, name, versions);
}
