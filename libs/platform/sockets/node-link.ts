import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import { Env } from '../env/env';

type Client = ReturnType<typeof createClient>;

/** The connection to Redis, if there is one. */
@Injectable()
export class NodeLink implements OnApplicationShutdown {
  private readonly logger = new Logger(NodeLink.name);
  private client?: Client;

  constructor(private readonly env: Env) {}

  /** Connects before the sockets open; keeps trying for as long as Redis is away. */
  async connect(): Promise<void> {
    if (this.env.REDIS_URL === undefined) return;
    this.client = createClient({ url: this.env.REDIS_URL });
    this.client.on('error', (error: Error) => this.logger.warn(`redis: ${error.message || error.name}`));
    await this.client.connect();
  }

  adapter(): ReturnType<typeof createAdapter> | undefined {
    return this.client && createAdapter(this.client);
  }

  async isReady(): Promise<boolean> {
    return !this.client || (this.client.isReady && (await this.client.ping()) === 'PONG');
  }

  onApplicationShutdown(): void {
    this.client?.destroy();
  }
}
