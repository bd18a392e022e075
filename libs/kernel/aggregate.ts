import type { DomainEvent } from './domain-event';

/**
 * A consistency boundary. Every change of state is recorded as an event: an aggregate that recorded
 * nothing has not changed and is not saved.
 *
 * Hydrated without its constructor, so subclasses must not rely on field initialisers.
 */
export abstract class Aggregate {
  abstract readonly id: string;
  private recorded?: DomainEvent[];

  protected record(event: DomainEvent): void {
    (this.recorded ??= []).push(event);
  }

  /** Records in place of an event of the same kind that came directly before, when only the last one matters. */
  protected recordLatest(event: DomainEvent): void {
    if (this.recorded?.at(-1)?.constructor === event.constructor) this.recorded.pop();
    this.record(event);
  }

  /** Hands over what was recorded since the last call. */
  releaseEvents(): DomainEvent[] {
    const events = this.recorded ?? [];
    this.recorded = undefined;
    return events;
  }
}
