import type { DomainEvent } from './domain-event';

/**
 * Aggregate root: a consistency boundary whose every change of state is recorded as an event. An aggregate without recorded events has not
 * changed, and the Store does not save it.
 *
 * The Store hydrates an aggregate without calling its constructor, so subclasses must not rely on field initialisers.
 */
export abstract class Aggregate {
  abstract readonly id: string;
  private recorded?: DomainEvent[];

  protected record(event: DomainEvent): void {
    (this.recorded ??= []).push(event);
  }

  /**
   * Records an event; if the previous event is of the same class, the new one replaces it. For events of which only the last one matters.
   */
  protected recordLatest(event: DomainEvent): void {
    if (this.recorded?.at(-1)?.constructor === event.constructor) this.recorded.pop();
    this.record(event);
  }

  /** Returns the events recorded since the last call, and forgets them. */
  releaseEvents(): DomainEvent[] {
    const events = this.recorded ?? [];
    this.recorded = undefined;
    return events;
  }
}
