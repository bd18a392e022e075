import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '@nestjs/cqrs';
import type { DomainEvent } from '#kernel';
import { Sockets } from '../sockets/sockets';
import type { Broadcast, Wire } from './broadcast';
import { EventHandlers } from './event-handlers';

/** Sends the wire messages of each event; those of one aggregate in the order in which they happened. */
@Injectable()
export class Broadcaster implements OnModuleInit {
  private readonly logger = new Logger(Broadcaster.name);
  private readonly inFlight = new Map<string, Promise<void>>();

  constructor(
    private readonly bus: EventBus,
    private readonly handlers: EventHandlers,
    private readonly sockets: Sockets,
  ) {}

  onModuleInit(): void {
    (this.bus as unknown as { subscribe(next: (event: DomainEvent) => void): void }).subscribe((event) => this.hear(event));
  }

  private hear(event: DomainEvent): void {
    for (const each of this.handlers.broadcastsOf(event)) this.send(event, each);
  }

  private send(event: DomainEvent, each: Broadcast): void {
    const { streamId } = event;
    const before = this.inFlight.get(streamId);
    const messages = before ? before.then(() => each.messages(event)) : attempt(() => each.messages(event));
    if (Array.isArray(messages)) return this.emit(messages);
    const sent = messages
      .then((wires) => this.emit(wires))
      .catch((error: unknown) => this.logger.error(error, `broadcast of ${event.constructor.name} failed`))
      .finally(() => {
        if (this.inFlight.get(streamId) === sent) this.inFlight.delete(streamId);
      });
    this.inFlight.set(streamId, sent);
  }

  private emit(messages: Wire[]): void {
    for (const message of messages) this.sockets.send(message);
  }
}

/** A synchronous failure is handled like an asynchronous one: the bus must not see it. */
function attempt(messages: () => Wire[] | Promise<Wire[]>): Wire[] | Promise<Wire[]> {
  try {
    return messages();
  } catch (error) {
    return Promise.reject(error);
  }
}
