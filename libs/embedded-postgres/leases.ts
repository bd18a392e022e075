import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityOf } from './processes';

/**
 * Lease: a file which says that a process uses the server. The last process to release its lease stops the server, whoever started it.
 * Leases of dead processes are ignored.
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

  /** Removes the lease. @returns whether it was the last one */
  async release(): Promise<boolean> {
    await rm(this.file, { force: true });
    return !(await isLeased(this.folder));
  }
}

/** Whether a running process holds a lease. Removes the leases of dead processes. */
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
