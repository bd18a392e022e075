import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Env } from '#platform';
import { storageFor } from './storage/storage-for';
import { Scanner } from './uploads/scanner';

/** Stores a file where attachments are stored, reads and removes it. @throws when any of it fails */
export async function probeStorage(env: Env): Promise<void> {
  const storage = storageFor(env);
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-probe-'));
  const [path, key, content] = [join(folder, 'probe'), `probe/${randomUUID()}`, randomUUID()];
  try {
    await writeFile(path, content);
    await storage.put(key, path);
    if ((await text(await storage.read(key))) !== content) throw new Error('what was stored is not what is read');
  } finally {
    await storage.remove([key]).finally(() => rm(folder, { recursive: true, force: true }));
  }
}

/** Whether clamd scans. */
export async function probeScanner(env: Env): Promise<boolean> {
  return (await new Scanner(env).scan(() => Readable.from([Buffer.from('probe')]))) === 'ready';
}
