import { Readable } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { OpenCounter } from '#platform';
import { tooManyExports } from '../chat/domain/chat.errors';

const MOST_AT_ONCE = 2;
/** So long a server that stops lets exports come to their end. */
const STOP_AFTER_MS = 3_000;

/** Counting semaphore: how many exports each person has running, on this node only. */
@Injectable()
export class RunningExports implements BeforeApplicationShutdown {
  private readonly running = new OpenCounter();
  private readonly open = new Set<Readable>();

  /**
   * Reads the first part before it answers, so that a refusal can still be told; the others as they are taken, so that a slow reader costs
   * no memory.
   * @throws DomainError `export.too_many`, or whatever keeps the first part from being read
   */
  async start<T>(personId: string, parts: AsyncGenerator<T>): Promise<Readable> {
    if (this.running.of(personId) >= MOST_AT_ONCE) throw tooManyExports(MOST_AT_ONCE);
    const end = this.running.add(personId);
    try {
      const stream = Readable.from(resumed(await parts.next(), parts));
      this.open.add(stream);
      return stream.once('close', () => {
        this.open.delete(stream);
        end();
      });
    } catch (error) {
      end();
      throw error;
    }
  }

  /** The server waits for its answers to end, which one that nobody reads never does: it is broken off. */
  beforeApplicationShutdown(): void {
    setTimeout(() => {
      for (const stream of this.open) stream.destroy(new Error('the server stops'));
    }, STOP_AFTER_MS).unref();
  }
}

async function* resumed<T>(first: IteratorResult<T, unknown>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
