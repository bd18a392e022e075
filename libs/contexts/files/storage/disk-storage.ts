import { constants, createReadStream } from 'node:fs';
import { copyFile, type FileHandle, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Env } from '#platform';
import { asStorageError, type ByteRange, Storage, type StoredBlob } from './storage';

/** Storage on disk, below `uploads/chat` in `DATA_DIR`; all nodes have to share that folder. */
@Injectable()
export class DiskStorage extends Storage {
  private readonly root: string;

  constructor(env: Env) {
    super();
    this.root = join(env.DATA_DIR, 'uploads', 'chat');
  }

  /** Syncs the file, renames it and syncs the folder, so that after a crash the blob exists completely or not at all. */
  async put(key: string, path: string): Promise<void> {
    const target = join(this.root, key);
    await told(async () => {
      await mkdir(dirname(target), { recursive: true });
      await synced(path);
      await rename(path, target);
      await synced(dirname(target));
    });
  }

  /** Copies by reference (reflink) where the file system supports it. */
  async copy(from: string, to: string): Promise<void> {
    const target = join(this.root, to);
    await told(async () => {
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(this.root, from), target, constants.COPYFILE_FICLONE);
      await synced(target);
      await synced(dirname(target));
    });
  }

  /** Opens the file before it returns, so that a download completes even when the blob is deleted meanwhile. */
  async read(key: string, range?: ByteRange): Promise<Readable> {
    const file = await told(() => open(join(this.root, key)));
    return createReadStream('', { fd: file, ...range });
  }

  async remove(keys: string[]): Promise<void> {
    await told(() => Promise.all(keys.map((key) => rm(join(this.root, key), { force: true }))));
  }

  async *list(): AsyncIterable<StoredBlob> {
    await mkdir(this.root, { recursive: true });
    for await (const entry of await opendir(this.root, { recursive: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const found = await stat(path).catch(() => undefined);
      if (found) yield { key: relative(this.root, path).replaceAll('\\', '/'), modifiedAt: found.mtime };
    }
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStorageError(error);
  }
}

async function synced(path: string): Promise<void> {
  const file: FileHandle = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
