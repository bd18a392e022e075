import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Env } from '#platform';
import { asStorageError } from './storage';

/** A file on its way, below a name of no meaning. */
export interface TempFile {
  path: string;
  /** In bytes. */
  size: number;
  sha256: string;
}

/** Where files are while they are looked at, on the disk that they are kept on: `uploads/arriving` below `DATA_DIR`. */
@Injectable()
export class TempFiles {
  readonly folder: string;

  constructor(env: Env) {
    this.folder = join(env.DATA_DIR, 'uploads', 'arriving');
  }

  /**
   * Writes what comes to a new file, counting as it flows, and leaves nothing behind when it fails.
   * @param check is told the size so far; what it throws ends it
   * @throws DomainError `attachment.storage_unavailable` when the disk is full or gone
   */
  async write(source: Readable, check: (size: number) => void = () => undefined): Promise<TempFile> {
    const path = await this.newPath();
    const hash = createHash('sha256');
    let size = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done): void {
        try {
          check((size += chunk.length));
          hash.update(chunk);
          done(null, chunk);
        } catch (error) {
          done(error as Error);
        }
      },
    });
    try {
      await pipeline(source, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      return { path, size, sha256: hash.digest('hex') };
    } catch (error) {
      await this.discard(path);
      throw asStorageError(error);
    }
  }

  /** What somebody else wrote. */
  async measure(path: string): Promise<TempFile> {
    return { path, ...(await digest(createReadStream(path))) };
  }

  /** A name in the folder that nothing has. */
  async newPath(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    return join(this.folder, randomUUID());
  }

  /** What a process left that died: nothing is on its way for so long. */
  async discardOlderThan(moment: Date): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const path of names.map((name) => join(this.folder, name))) {
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtime < moment) await this.discard(path);
    }
  }

  async discard(...paths: string[]): Promise<void> {
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }
}

/** Reads all of it. */
export async function digest(source: AsyncIterable<unknown>): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
}
