import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { createAdapter } from '@socket.io/redis-streams-adapter';
import { CannotStart, reasonOf } from '../env/cannot-start';
import { Env } from '../env/env';
import { ping, type Redis, redisOf } from './redis';

type Adapter = ReturnType<typeof createAdapter>;

/** Pauses between attempts to reconnect. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
const ANSWERS_WITHIN_MS = 1_000;
/** A connection that is half open is not noticed by whoever only writes: a ping that has no answer for so long ends it. */
const PING_EVERY_MS = 5_000;
const PONG_WITHIN_MS = 5_000;
/** Those that read hear something every five seconds: heartbeats of the nodes, or that there is nothing. */
const SILENT_MS = 15_000;

/**
 * Connection to Redis, if `REDIS_URL` is set; modules for it are loaded only then.
 */
@Injectable()
export class NodeLink implements OnApplicationShutdown {
  private readonly logger = new Logger(NodeLink.name);
  private client?: Redis;
  private current?: Adapter;
  private pings?: NodeJS.Timeout;
  private isReconnecting = false;
  private readonly lossListeners: (() => void)[] = [];

  constructor(private readonly env: Env) {}

  /** Connects to Redis before any socket is accepted, and reconnects whenever it is lost. @throws CannotStart if the first attempt fails */
  async connect(): Promise<void> {
    if (this.env.REDIS_URL === undefined) return;
    const { createAdapter } = await import('@socket.io/redis-streams-adapter');
    let connected = false;
    const reconnectStrategy = (attempt: number, cause: Error): number | Error =>
      connected ? Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS) : cause;
    this.client = await redisOf(this.env, { reconnectStrategy, socketTimeout: SILENT_MS });
    this.client.on('error', (error: Error) => connected && this.logger.warn(`redis: ${reasonOf(error)}`));
    await this.client.connect().catch((error: unknown) => {
      throw new CannotStart(
        `REDIS_URL leads to no Redis that can be used (${reasonOf(error)}): start it or mend the address; one node needs none`,
      );
    });
    connected = true;
    this.current = createAdapter(this.catchingErrors(this.client));
    this.pings = setInterval(() => void this.reconnectIfSilent(this.client!), PING_EVERY_MS).unref();
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
    return answersWithin(ANSWERS_WITHIN_MS, this.client);
  }

  private async reconnectIfSilent(client: Redis): Promise<void> {
    if (!client.isReady || this.isReconnecting) return;
    if (await answersWithin(PONG_WITHIN_MS, client).catch(() => true)) return;
    this.isReconnecting = true;
    this.logger.warn(`redis: no answer for ${PONG_WITHIN_MS} ms, connecting again`);
    client.destroy();
    await client.connect().catch((error: unknown) => this.logger.warn(`redis: ${reasonOf(error)}`));
    this.isReconnecting = false;
  }

  /**
   * The adapter ignores the promise of its publish call, so that the rejection by an unavailable Redis would end the process as unhandled.
   */
  private catchingErrors(client: Redis): Redis {
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
    clearInterval(this.pings);
    this.client?.destroy();
  }
}

async function answersWithin(ms: number, client: Redis): Promise<boolean> {
  return (await Promise.race([ping(client), sleep(ms, false, { ref: false })])) === true;
}
