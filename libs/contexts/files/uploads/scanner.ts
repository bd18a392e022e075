import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Env } from '#platform';
import type { ScanResult } from '../attachment/domain/attachment';

const SILENCE_MS = 30_000;

/** Virus scanner: clamd at `CLAMD_HOST`, by its INSTREAM command. Without `CLAMD_HOST` every file counts as clean. */
@Injectable()
export class Scanner {
  private readonly logger = new Logger(Scanner.name);

  constructor(private readonly env: Env) {}

  get isThere(): boolean {
    return this.env.CLAMD_HOST !== undefined;
  }

  /** Scans a file. `held` means that clamd is down or refused to scan it. */
  async scan(open: () => Readable | Promise<Readable>): Promise<ScanResult> {
    if (!this.isThere) return 'ready';
    try {
      const answer = await this.ask(await open());
      if (answer.endsWith(' FOUND')) return 'blocked';
      if (answer === 'stream: OK') return 'ready';
      this.logger.error(`clamd does not scan: ${answer}`);
    } catch (error) {
      this.logger.error(error, 'clamd cannot be asked');
    }
    return 'held';
  }

  private async ask(content: Readable): Promise<string> {
    const { hostname, port } = new URL(`tcp://${this.env.CLAMD_HOST}`);
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), timeout: SILENCE_MS });
    socket.once('timeout', () => socket.destroy(new Error('clamd is silent')));
    try {
      await once(socket, 'connect');
      const answer = read(socket);
      // clamd answers and closes the connection in the middle of a file above its size limit; its answer counts, not the broken pipe.
      const [said] = await Promise.all([answer, pipeline(content, chunked, socket, { end: false }).catch(() => undefined)]);
      return said;
    } finally {
      content.destroy();
      socket.destroy();
    }
  }
}

/** Frames the content for INSTREAM: each chunk is preceded by its length, and a chunk of length 0 ends the stream. */
async function* chunked(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of content) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}

async function read(socket: Socket): Promise<string> {
  let said = '';
  for await (const chunk of socket) {
    said += (chunk as Buffer).toString();
    if (said.includes('\0')) break;
  }
  return said.replace(/\0[^]*$/, '');
}
