import type { DomainEvent, DomainEventType } from '#kernel';

export class Reaction<E extends DomainEvent = DomainEvent> {
  constructor(
    readonly listensTo: DomainEventType<E>,
    readonly act: (event: E) => undefined | Promise<undefined>,
  ) {}
}

/**
 * Declares what this process does in memory after an event, e.g. marks a row of a feed: a property of a `…Reactions` provider. It
 * answers nothing, so that nobody tells people by it. Best effort, after commit, before what is told of the same event.
 */
export function react<E extends DomainEvent>(listensTo: DomainEventType<E>, act: Reaction<E>['act']): Reaction<E> {
  return new Reaction(listensTo, act);
}
