import { Injectable } from '@nestjs/common';
import type { DomainEvent, DomainEventType } from '#kernel';
import { EventHandlers } from './event-handlers';
import type { Transaction } from './transaction';

export interface Projection<E extends DomainEvent = DomainEvent> {
  projects: DomainEventType<E>;
  /** All events of this type that the transaction recorded, so that one statement can serve them. */
  apply(events: E[], tx: Transaction): Promise<void>;
}

/** Declares what happens in the same transaction as an event: a property of a `…Projections` provider. */
export function project<E extends DomainEvent>(projects: DomainEventType<E>, apply: Projection<E>['apply']): Projection<E> {
  return { projects, apply };
}

@Injectable()
export class Projections {
  constructor(private readonly handlers: EventHandlers) {}

  async apply(events: readonly DomainEvent[], tx: Transaction): Promise<void> {
    for (const projection of this.handlers.projections) {
      const concerned = events.filter((event) => event instanceof projection.projects);
      if (concerned.length > 0) await projection.apply(concerned, tx);
    }
  }
}
