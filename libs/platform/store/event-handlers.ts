import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DomainEventType } from '#kernel';
import type { Broadcast } from './broadcast';
import type { Projection } from './projections';
import type { GuardedSaga } from './when';

/** Finds at boot what the providers declared with `when`, `project` and `broadcast`. */
@Injectable()
export class EventHandlers implements OnModuleInit {
  readonly projections: Projection[] = [];
  readonly broadcasts: Broadcast[] = [];
  readonly sagas: GuardedSaga[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      for (const value of declarationsOf(instance)) {
        if ('projects' in value) this.projections.push(value as Projection);
        else if ('broadcasts' in value) this.broadcasts.push(value as Broadcast);
        else if ('listensTo' in value) this.sagas.push(value as GuardedSaga);
      }
    }
  }

  /** Event types by name, to bring logged events back to life; those nobody hears are not among them. */
  heard(): Map<string, DomainEventType> {
    const types = [
      ...this.projections.map((each) => each.projects),
      ...this.broadcasts.map((each) => each.broadcasts),
      ...this.sagas.map((each) => each.listensTo),
    ];
    return new Map(types.map((type) => [type.name, type]));
  }
}

function declarationsOf(instance: unknown): object[] {
  if (typeof instance !== 'object' || instance === null || !/(Sagas|Broadcasts|Projections)$/.test(instance.constructor?.name ?? '')) return [];
  return Object.values(instance).filter(
    (value): value is object => (typeof value === 'object' || typeof value === 'function') && value !== null,
  );
}
