import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Env } from '../env/env';
import { engineConnection } from './engine-io';
import { Sockets } from './sockets';

const WAVE_EVERY_MS = 100;
/** Share of the time that the load balancer has to see that this node is not ready, before anybody is sent away. */
const UNTIL_SEEN = 0.4;

/**
 * Draining: before a node ends it is not ready and takes no new sockets for `DRAIN_SECONDS`, while it serves all that it has. Its sockets are
 * closed in small waves, so that their clients, which reconnect by themselves, come to the other nodes little by little.
 */
@Injectable()
export class Draining {
  private readonly logger = new Logger(Draining.name);
  private begun = false;

  constructor(
    private readonly env: Env,
    private readonly sockets: Sockets,
  ) {}

  get isOn(): boolean {
    return this.begun;
  }

  /** Resolves when the sockets are closed and the time is over; at once when `DRAIN_SECONDS` is 0. */
  async drain(): Promise<void> {
    const lasts = this.env.DRAIN_SECONDS * 1_000;
    if (lasts === 0) return;
    this.begun = true;
    this.logger.log(`draining for ${this.env.DRAIN_SECONDS} s`);
    await pause(lasts * UNTIL_SEEN);
    const waves = Math.max(1, Math.floor((lasts * (1 - UNTIL_SEEN)) / WAVE_EVERY_MS));
    for (let left = waves; left > 0; left -= 1) {
      for (const socket of everyNth(this.sockets.open, left)) engineConnection(socket).close(false);
      await pause(WAVE_EVERY_MS);
    }
  }
}

/** One of `n`, spread over the whole: who connected at the same time does not leave at the same time. */
const everyNth = (sockets: Socket[], n: number): Socket[] => sockets.filter((_, i) => i % n === 0);
