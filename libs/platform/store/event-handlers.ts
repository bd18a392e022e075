import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DomainEvent, DomainEventType } from '#kernel';
import { Broadcast } from './broadcast';
import { Projection } from './projection';
import { type GuardedSaga, isGuardedSaga } from './when';

/** Finds at boot what the providers declared with `when`, `project` and `broadcast`. */
@Injectable()
export class EventHandlers implements OnModuleInit {
  readonly projections: Projection[] = [];
  readonly broadcasts: Broadcast[] = [];
  readonly sagas: GuardedSaga[] = [];
  private readonly broadcastsByType = new Map<unknown, Broadcast[]>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance === 'object' && instance !== null) this.collect(Object.values(instance as object));
    }
  }

  private collect(values: unknown[]): void {
    for (const value of values) {
      if (value instanceof Projection) this.projections.push(value as Projection);
      else if (value instanceof Broadcast) this.broadcasts.push(value as Broadcast);
      else if (isGuardedSaga(value)) this.sagas.push(value);
    }
  }

  broadcastsOf(event: DomainEvent): Broadcast[] {
    let found = this.broadcastsByType.get(event.constructor);
    if (!found) {
      found = this.broadcasts.filter(({ broadcasts }) => event instanceof broadcasts);
      this.broadcastsByType.set(event.constructor, found);
    }
    return found;
  }

  /** Whether the event is logged, and published again after a crash: one that is worth nothing later only if a saga hears it. */
  mayComeLate(event: DomainEvent): boolean {
    return !event.isPerishable || this.sagas.some(({ listensTo }) => event instanceof listensTo);
  }

  /** Event types by name, to bring logged events back to life; those nobody hears are not among them. */
  heard(): Map<string, DomainEventType> {
    const types = [
      ...this.projections.flatMap((each) => each.projects),
      ...this.broadcasts.map((each) => each.broadcasts),
      ...this.sagas.map((each) => each.listensTo),
    ];
    return new Map(types.map((type) => [type.name, type]));
  }
}

