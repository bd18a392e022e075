import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityOf } from './processes';

/**
 * A file that says "this process uses the server". The last one out stops the server, whoever started
 * it; the lease of a process that died counts for nothing.
 */
export class Lease {
  private constructor(
    private readonly folder: string,
    private readonly file: string,
  ) {}

  static async take(folder: string): Promise<Lease> {
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${process.pid}.${randomUUID()}`);
    await writeFile(file, identityOf(process.pid) ?? '');
    return new Lease(folder, file);
  }

  /** Gives the lease back and tells whether it was the last one. */
  async release(): Promise<boolean> {
    await rm(this.file, { force: true });
    return !(await isLeased(this.folder));
  }
}

/** Whether a running process holds a lease. Forgets those of processes that died. */
export async function isLeased(folder: string): Promise<boolean> {
  let leased = false;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const holder = await readFile(file, 'utf8').catch(() => undefined);
    if (holder === undefined) continue;
    if (identityOf(Number.parseInt(name, 10)) === holder) leased = true;
    else await rm(file, { force: true });
  }
  return leased;
}
