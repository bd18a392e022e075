import type { DomainEvent, DomainEventType } from '#kernel';
import type { Transaction } from './transaction';

export class Projection<E extends DomainEvent = DomainEvent> {
  constructor(
    readonly projects: DomainEventType<E>[],
    /** Gets all events of these types that the transaction recorded, so that one statement can serve them. */
    readonly apply: (events: E[], tx: Transaction) => Promise<void>,
  ) {}
}

/** Declares what happens in the same transaction as an event: a property of a `…Projections` provider. */
export function project<E extends DomainEvent>(
  projects: DomainEventType<E> | DomainEventType<E>[],
  apply: Projection<E>['apply'],
): Projection<E> {
  return new Projection(Array.isArray(projects) ? projects : [projects], apply);
}
