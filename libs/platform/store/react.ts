import type { DomainEvent, DomainEventType } from '#kernel';

export class Reaction<E extends DomainEvent = DomainEvent> {
  constructor(
    readonly listensTo: DomainEventType<E>,
    readonly act: (event: E) => undefined | Promise<undefined>,
  ) {}
}

/**
 * Declares a reaction: what this process does in memory after an event, e.g. marking a row of a feed as changed. Assign it to a property of
 * a `…Reactions` provider. It returns nothing, so that it cannot be used in place of `tell`. Best effort, after the commit, before the
 * tells of the same event.
 */
export function react<E extends DomainEvent>(listensTo: DomainEventType<E>, act: Reaction<E>['act']): Reaction<E> {
  return new Reaction(listensTo, act);
}
