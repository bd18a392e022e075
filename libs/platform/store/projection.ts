import type { DomainEvent, DomainEventType } from '#kernel';
import type { Transaction } from './transaction';

export class Projection<E extends DomainEvent = DomainEvent> {
  /** Class and property that declare the projection. */
  name = '';

  constructor(
    readonly projects: DomainEventType<E>[],
    /** Receives all matching events of the transaction at once, so that one statement can serve them. */
    readonly apply: (events: E[], tx: Transaction) => Promise<void>,
    readonly only?: (event: E) => boolean,
  ) {}

  concerns(event: DomainEvent): boolean {
    return this.projects.some((type) => event instanceof type) && (this.only?.(event as E) ?? true);
  }
}

type Types<E extends DomainEvent> = DomainEventType<E> | DomainEventType<E>[];

/**
 * Declares a projection: a change in the transaction of an event. Assign it to a property of a `…Projections` provider. A projection
 * requires a transaction, and so denies a frequent event the cheap way of `changeEach`; `only` restricts it to the events that it really
 * needs.
 */
export function project<E extends DomainEvent>(types: Types<E>, apply: Projection<E>['apply']): Projection<E>;
export function project<E extends DomainEvent>(
  types: Types<E>,
  limits: { only: (event: E) => boolean },
  apply: Projection<E>['apply'],
): Projection<E>;
export function project<E extends DomainEvent>(
  types: Types<E>,
  limitsOrApply: { only: (event: E) => boolean } | Projection<E>['apply'],
  apply?: Projection<E>['apply'],
): Projection<E> {
  const projects = Array.isArray(types) ? types : [types];
  return typeof limitsOrApply === 'function'
    ? new Projection(projects, limitsOrApply)
    : new Projection(projects, apply!, limitsOrApply.only);
}
