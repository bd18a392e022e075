import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '@nestjs/cqrs';
import type { DomainEvent } from '#kernel';
import { Sockets } from '../realtime/sockets';
import { Listeners } from './listeners';
import type { Reaction } from './react';
import { Tell } from './tell';

/** Post-commit dispatcher: runs the reactions to each event and sends its tells. Events of one aggregate are handled in their order. */
@Injectable()
export class AfterCommit implements OnModuleInit {
  private readonly logger = new Logger(AfterCommit.name);
  private readonly inFlight = new Map<string, Promise<void>>();

  constructor(
    private readonly bus: EventBus,
    private readonly handlers: Listeners,
    private readonly sockets: Sockets,
  ) {}

  onModuleInit(): void {
    (this.bus as unknown as { subscribe(next: (event: DomainEvent) => void): void }).subscribe((event) => this.hear(event));
  }

  private hear(event: DomainEvent): void {
    for (const each of this.handlers.afterCommitOf(event)) this.queue(event, each);
  }

  /** Runs immediately unless an event of the same aggregate is still being handled. */
  private queue(event: DomainEvent, each: Reaction | Tell): void {
    const { streamId } = event;
    const before = this.inFlight.get(streamId);
    const now = before ? before.then(() => this.run(event, each)) : attempt(() => this.run(event, each));
    if (now === undefined) return;
    const done = now
      .catch((error: unknown) => this.logger.error(error, `${each.constructor.name} to ${event.constructor.name} failed`))
      .finally(() => {
        if (this.inFlight.get(streamId) === done) this.inFlight.delete(streamId);
      });
    this.inFlight.set(streamId, done);
  }

  private run(event: DomainEvent, each: Reaction | Tell): undefined | Promise<undefined> {
    if (!(each instanceof Tell)) return each.act(event);
    const versions = each.versions(event);
    if (!(versions instanceof Promise)) return this.send(each, versions);
    return versions.then((known) => this.send(each, known));
  }

  private send(each: Tell, versions: Awaited<ReturnType<Tell['versions']>>): undefined {
    if (versions !== undefined) this.sockets.send(each.wire(versions));
  }
}

/** Turns a synchronous failure into a rejection, so that it never reaches the bus. */
function attempt(run: () => undefined | Promise<undefined>): undefined | Promise<undefined> {
  try {
    return run();
  } catch (error) {
    return Promise.reject(error);
  }
}
