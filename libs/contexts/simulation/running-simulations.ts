import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { directUrl, Env } from '#platform';
import type { Simulation } from './domain/simulation';
import type { ThreadData, ThreadMessage } from './simulation-thread';
import { Simulations } from './simulations.store';

const THREAD = join(__dirname, `simulation-thread${extname(__filename)}`);
const MEMORY = { maxOldGenerationSizeMb: 512 };

/** The simulations that this node computes, each in a thread of its own. */
@Injectable()
export class RunningSimulations implements BeforeApplicationShutdown {
  private readonly logger = new Logger(RunningSimulations.name);
  private readonly threads = new Map<string, Worker>();

  constructor(
    private readonly simulations: Simulations,
    private readonly env: Env,
  ) {}

  start({ id, question }: Pick<Simulation, 'id' | 'question'>): void {
    const workerData: ThreadData = { databaseUrl: directUrl(this.env), question };
    const thread = new Worker(THREAD, { workerData, resourceLimits: MEMORY });
    this.threads.set(id, thread);
    thread.on('message', (message: ThreadMessage) => void this.hear(id, message));
    thread.on('error', (error) => {
      this.logger.error({ err: error, simulationId: id }, 'A simulation failed');
      void this.end(id, (simulation) => simulation.fail('failed'));
    });
    thread.on('exit', () => this.threads.delete(id));
  }

  /** Nobody wants it any more. */
  stop(id: string): void {
    void this.threads.get(id)?.terminate();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const ended = [...this.threads].map(async ([id, thread]) => {
      await thread.terminate();
      await this.end(id, (simulation) => simulation.fail('interrupted'));
    });
    await Promise.all(ended);
  }

  private async hear(id: string, message: ThreadMessage): Promise<void> {
    if ('result' in message) return this.end(id, (simulation) => simulation.finish(message.result));
    if ('failure' in message) return this.end(id, (simulation) => simulation.fail(message.failure));
    const isWanted = await this.simulations.keepProgress(id, message.progress).catch(() => true);
    if (!isWanted) this.stop(id);
  }

  private async end(id: string, decide: (simulation: Simulation) => void): Promise<void> {
    await this.simulations.change(id, decide).catch((error: unknown) => {
      // The sweep finds it: its node is not heard of any more.
      this.logger.error({ err: error, simulationId: id }, 'The end of a simulation could not be kept');
    });
  }
}
