import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { OpenCounter } from '#platform';
import { tooManyExports } from '../chat/domain/chat.errors';

const MOST_AT_ONCE = 2;

/** Counting semaphore: how many exports each person has running, on this node only. */
@Injectable()
export class RunningExports {
  private readonly running = new OpenCounter();

  /**
   * Reads the first part before it answers, so that a refusal can still be told; the others as they are taken, so that a slow reader costs
   * no memory.
   * @throws DomainError `export.too_many`, or whatever keeps the first part from being read
   */
  async start<T>(personId: string, parts: AsyncGenerator<T>): Promise<Readable> {
    if (this.running.of(personId) >= MOST_AT_ONCE) throw tooManyExports(MOST_AT_ONCE);
    const end = this.running.add(personId);
    try {
      return Readable.from(resumed(await parts.next(), parts)).once('close', end);
    } catch (error) {
      end();
      throw error;
    }
  }
}

async function* resumed<T>(first: IteratorResult<T, unknown>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
