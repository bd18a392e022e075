import type { DomainEvent, DomainEventType } from '#kernel';
import type { Transaction } from './transaction';

export class Projection<E extends DomainEvent = DomainEvent> {
  /** Of the property that declares it, with its class. */
  name = '';

  constructor(
    readonly projects: DomainEventType<E>[],
    /** Gets all events that concern it and that the transaction recorded, so that one statement can serve them. */
    readonly apply: (events: E[], tx: Transaction) => Promise<void>,
    readonly only?: (event: E) => boolean,
  ) {}

  concerns(event: DomainEvent): boolean {
    return this.projects.some((type) => event instanceof type) && (this.only?.(event as E) ?? true);
  }
}

type Types<E extends DomainEvent> = DomainEventType<E> | DomainEventType<E>[];

/**
 * Declares what happens in the same transaction as an event: a property of a `…Projections` provider. It asks for a transaction, which costs a
 * frequent event its short way (`eachChange`), so it says with `only` for which events it does.
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
