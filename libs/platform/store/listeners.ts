import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DomainEvent, DomainEventType } from '#kernel';
import type { ServerEventName } from '#protocol';
import { Append, AppendTold, appended, appendedTold } from './append';
import { EachChange } from './each-change';
import { Projection } from './projection';
import { Reaction } from './react';
import type { Insert } from './statement';
import { Tell } from './tell';
import { type GuardedSaga, isGuardedSaga } from './when';

/** Listener registry: collects at boot what providers declare with `append`, `project`, `when`, `tell`, `react` and `eachChange`. */
@Injectable()
export class Listeners implements OnModuleInit {
  readonly appends: Append[] = [];
  readonly appendsTold: AppendTold[] = [];
  readonly projections: Projection[] = [];
  readonly reactions: Reaction[] = [];
  readonly tells: Tell[] = [];
  readonly sagas: GuardedSaga[] = [];
  private readonly afterCommit = new Map<unknown, (Reaction | Tell)[]>();
  private readonly names = new Map<unknown, ServerEventName[]>();
  private readonly logger = new Logger(Listeners.name);
  private readonly changes: EachChange[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance === 'object' && instance !== null) this.collect(instance as object);
    }
    for (const name of this.slowed())
      this.logger.warn(`A projection without \`only\` sends every ${name} the slow way: each needs a transaction`);
  }

  private collect(provider: object): void {
    for (const [key, value] of Object.entries(provider) as [string, unknown][]) {
      if (value instanceof Append) this.appends.push(value as Append);
      else if (value instanceof AppendTold) this.appendsTold.push(value);
      else if (value instanceof EachChange) this.changes.push(value);
      else if (value instanceof Projection)
        this.projections.push(Object.assign(value as Projection, { name: `${provider.constructor.name}.${key}` }));
      else if (value instanceof Reaction) this.reactions.push(value as Reaction);
      else if (value instanceof Tell) this.tells.push(value as Tell);
      else if (isGuardedSaga(value)) this.sagas.push(value);
    }
  }

  /** Names of the frequent events that never take the cheap way of `changeEach`, because a projection without `only` wants all of them. */
  slowed(): string[] {
    const types = this.projections.filter(({ only }) => only === undefined).flatMap(({ projects }) => projects);
    return [...new Set(this.changes.flatMap(({ records }) => records))].filter((type) => types.includes(type)).map(({ name }) => name);
  }

  /** Reactions run before tells, so that a socket which a reaction removes from a room does not receive the event. */
  afterCommitOf(event: DomainEvent): (Reaction | Tell)[] {
    let found = this.afterCommit.get(event.constructor);
    if (!found) {
      found = [...this.reactions, ...this.tells].filter(({ listensTo }) => event instanceof listensTo);
      this.afterCommit.set(event.constructor, found);
    }
    return found;
  }

  /** The rows that are inserted with these events. */
  insertsWith(events: readonly DomainEvent[]): Insert[] {
    return [...appended(this.appends, events), ...appendedTold(this.appendsTold, events, (event) => this.namesTold(event))];
  }

  /** The names by which people are told of the event. */
  private namesTold(event: DomainEvent): ServerEventName[] {
    let found = this.names.get(event.constructor);
    if (!found) {
      found = [...new Set(this.tells.filter(({ listensTo }) => event instanceof listensTo).map(({ name }) => name))];
      this.names.set(event.constructor, found);
    }
    return found;
  }

  /** Whether a projection wants the event, and so requires a transaction. */
  needsTransaction(event: DomainEvent): boolean {
    return this.projections.some((projection) => projection.concerns(event));
  }

  /** Whether the event is logged and, after a crash, published later. An ephemeral event is logged only if a saga listens to it. */
  mayComeLate(event: DomainEvent): boolean {
    return !event.isEphemeral || this.sagas.some(({ listensTo }) => event instanceof listensTo);
  }

  /** Event types with listeners, by name; for deserialising logged events. */
  heard(): Map<string, DomainEventType> {
    const types = [
      ...this.projections.flatMap((each) => each.projects),
      ...[...this.reactions, ...this.tells, ...this.sagas].map((each) => each.listensTo),
    ];
    return new Map(types.map((type) => [type.name, type]));
  }
}
