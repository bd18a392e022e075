import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus, EventBus } from '@nestjs/cqrs';
import type { DomainEvent } from '#kernel';

type Execute = (...args: unknown[]) => Promise<unknown>;

/** Publishes events and knows how the commands of sagas ended, which Nest only logs: it starts them while the event is being published. */
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

  /** Resolves when all commands have ended that sagas made of the event, with whether none failed; undefined when there were none. */
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
