import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { createAdapter } from '@socket.io/redis-streams-adapter';
import type { createClient } from 'redis';
import { CannotStart, reasonOf } from '../env/cannot-start';
import { Env } from '../env/env';

type Client = ReturnType<typeof createClient>;
type Adapter = ReturnType<typeof createAdapter>;

/** Pauses between attempts to reconnect. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
const ANSWERS_WITHIN_MS = 1_000;

/**
 * Connection to Redis, if `REDIS_URL` is set. The Redis client is imported only then, because it makes up a quarter of all loaded modules.
 */
@Injectable()
export class NodeLink implements OnApplicationShutdown {
  private readonly logger = new Logger(NodeLink.name);
  private client?: Client;
  private current?: Adapter;
  private readonly lossListeners: (() => void)[] = [];

  constructor(private readonly env: Env) {}

  /** Connects to Redis before any socket is accepted, and reconnects whenever it is lost. @throws CannotStart if the first attempt fails */
  async connect(): Promise<void> {
    if (this.env.REDIS_URL === undefined) return;
    const [{ createClient }, { createAdapter }] = await Promise.all([import('redis'), import('@socket.io/redis-streams-adapter')]);
    let connected = false;
    const reconnectStrategy = (attempt: number, cause: Error): number | Error =>
      connected ? Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS) : cause;
    this.client = createClient({ url: this.env.REDIS_URL, socket: { reconnectStrategy } });
    this.client.on('error', (error: Error) => connected && this.logger.warn(`redis: ${reasonOf(error)}`));
    await this.client.connect().catch((error: unknown) => {
      throw new CannotStart(
        `REDIS_URL leads to no Redis that can be used (${reasonOf(error)}): start it or mend the address; one node needs none`,
      );
    });
    connected = true;
    this.current = createAdapter(this.catchingErrors(this.client));
  }

  /** Registers a listener that is called when a message to the other nodes may have been lost. */
  onLoss(listener: () => void): void {
    this.lossListeners.push(listener);
  }

  adapter(): Adapter | undefined {
    return this.current;
  }

  /** Whether Redis answers, and soon: one that stands still keeps its connections open and says nothing. */
  async isReady(): Promise<boolean> {
    if (!this.client) return true;
    if (!this.client.isReady) return false;
    const late = sleep(ANSWERS_WITHIN_MS, undefined, { ref: false });
    return (await Promise.race([this.client.ping(), late])) === 'PONG';
  }

  /**
   * The adapter ignores the promise of its publish call, so that the rejection by an unavailable Redis would end the process as unhandled.
   */
  private catchingErrors(client: Client): Client {
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
