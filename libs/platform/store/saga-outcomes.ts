import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus, EventBus } from '@nestjs/cqrs';
import type { DomainEvent } from '#kernel';

type Execute = (...args: unknown[]) => Promise<unknown>;

/**
 * Saga tracker: publishes events on the EventBus and reports how the commands of their sagas ended. Nest only logs failures, so the
 * CommandBus is wrapped: a saga starts its commands while the event is being published.
 */
@Injectable()
export class SagaOutcomes implements OnModuleInit {
  private started?: Promise<unknown>[];

  constructor(
    private readonly events: EventBus,
    private readonly commands: CommandBus,
  ) {}

  onModuleInit(): void {
    const bus = this.commands as unknown as { execute: Execute };
    const execute = bus.execute.bind(bus);
    bus.execute = (...args) => {
      const outcome = execute(...args);
      this.started?.push(outcome);
      return outcome;
    };
  }

  /**
   * Publishes an event. Resolves when all commands of its sagas have ended, with whether all succeeded; returns undefined if there were
   * none.
   */
  publish(event: DomainEvent): Promise<boolean> | undefined {
    const started: Promise<unknown>[] = [];
    this.started = started;
    try {
      this.events.publish(event);
    } finally {
      this.started = undefined;
    }
    if (started.length === 0) return undefined;
    return Promise.allSettled(started).then((outcomes) => outcomes.every(({ status }) => status === 'fulfilled'));
  }
}
