import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Env } from '#platform';
import { asStorageError } from './storage';

/** Temporary file under a random name. */
export interface TempFile {
  path: string;
  /** Size in bytes. */
  size: number;
  sha256: string;
}

/** Temporary files of uploads in progress: `uploads/arriving` below `DATA_DIR`, on the disk of `DiskStorage`, which renames them. */
@Injectable()
export class TempFiles {
  readonly folder: string;

  constructor(env: Env) {
    this.folder = join(env.DATA_DIR, 'uploads', 'arriving');
  }

  /**
   * Writes the source to a new file, which is deleted when that fails.
   * @param check is called with the size so far, in bytes; it aborts the upload by throwing
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

  /** Size and checksum of a file that something else wrote, e.g. the image library. */
  async measure(path: string): Promise<TempFile> {
    return { path, ...(await digest(createReadStream(path))) };
  }

  /** A new unused path in the folder. */
  async newPath(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    return join(this.folder, randomUUID());
  }

  /** Deletes files that a crashed process left behind; no upload takes that long. */
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

/** Size in bytes and SHA-256 of the source, which is read to its end. */
export async function digest(source: AsyncIterable<unknown>): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
}
