import { type BeforeApplicationShutdown, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';

/** Below the time within which a process that was asked to end has to. */
const GRACE_MS = 5_000;

/**
 * Bounded close: a server that ends answers the requests that are under way first, but a reader who takes nothing of a large answer, such as
 * a file, would keep it for ever. So connections that are still open after `GRACE_MS` are cut.
 */
@Injectable()
export class SlowReaders implements BeforeApplicationShutdown, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;

  constructor(private readonly host: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    this.timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }
}
