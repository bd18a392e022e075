import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { createAdapter } from '@socket.io/redis-streams-adapter';
import type { createClient } from 'redis';
import { Env } from '../env/env';

type Client = ReturnType<typeof createClient>;
type Adapter = ReturnType<typeof createAdapter>;

/** The connection to Redis, if there is one; its client, a quarter of all modules, is loaded only then. */
@Injectable()
export class NodeLink implements OnApplicationShutdown {
  private readonly logger = new Logger(NodeLink.name);
  private client?: Client;
  private made?: Adapter;
  private readonly lossListeners: (() => void)[] = [];

  constructor(private readonly env: Env) {}

  /** Connects before the sockets open; keeps trying for as long as Redis is away. */
  async connect(): Promise<void> {
    if (this.env.REDIS_URL === undefined) return;
    const [{ createClient }, { createAdapter }] = await Promise.all([import('redis'), import('@socket.io/redis-streams-adapter')]);
    this.client = createClient({ url: this.env.REDIS_URL });
    this.client.on('error', (error: Error) => this.logger.warn(`redis: ${error.message || error.name}`));
    await this.client.connect();
    this.made = createAdapter(this.forgiving(this.client));
  }

  /** Something that was to be told to the other nodes may not have reached them. */
  onLoss(listener: () => void): void {
    this.lossListeners.push(listener);
  }

  adapter(): Adapter | undefined {
    return this.made;
  }

  async isReady(): Promise<boolean> {
    return !this.client || (this.client.isReady && (await this.client.ping()) === 'PONG');
  }

  /** The adapter drops the promise of what it publishes: a Redis that is away would end the process by it. */
  private forgiving(client: Client): Client {
    const publish = client.publish.bind(client);
    return Object.assign(client, {
      publish: (channel: string, message: string): Promise<number> =>
        publish(channel, message).catch((error: Error) => {
          this.logger.warn(`redis: not published: ${error.message || error.name}`);
          for (const listener of this.lossListeners) listener();
          return 0;
        }),
    });
  }

  onApplicationShutdown(): void {
    this.client?.destroy();
  }
}
