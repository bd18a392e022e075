import type { DomainEvent, DomainEventType } from '#kernel';
import type { ServerEvents } from '#protocol';

export type WireName = keyof ServerEvents;

/** A wire message and the rooms whose sockets hear it, each once. */
export type Wire = { [N in WireName]: { name: N; payload: ServerEvents[N]; to: string[]; except?: string[] } }[WireName];

export class Broadcast<E extends DomainEvent = DomainEvent> {
  constructor(
    readonly broadcasts: DomainEventType<E>,
    readonly messages: (event: E) => Wire[] | Promise<Wire[]>,
  ) {}
}

/** Declares who hears what of an event: a property of a `…Broadcasts` provider. Best effort, after commit. */
export function broadcast<E extends DomainEvent>(
  broadcasts: DomainEventType<E>,
  messages: Broadcast<E>['messages'],
): Broadcast<E> {
  return new Broadcast(broadcasts, messages);
}
