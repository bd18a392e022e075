import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault, Scene } from '../fault';

const MAY_ENTER = 0o755;
const MEGABYTE = Buffer.alloc(1024 * 1024);

/** Disk of a size of its own: a file system in memory, which only root may mount. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** @returns undefined where none may be mounted */
  static mount(megabytes: number): SmallDisk | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-small-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
      chmodSync(folder, MAY_ENTER);
      return new SmallDisk(folder);
    } catch {
      rmdirSync(folder);
      return undefined;
    }
  }

  /** Where Postgres has its data; the rest is room for what fills the disk. */
  get postgresFolder(): string {
    return join(this.folder, 'data');
  }

  unmount(): void {
    execFileSync('umount', [this.folder]);
    rmdirSync(this.folder);
  }
}

/** Writes until there is no room left. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, MEGABYTE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}

/** Postgres may end of a full disk; then whoever makes room starts it again. */
async function diskFull(scene: Scene): Promise<void> {
  const { postgres } = scene.stage;
  const ballast = join(scene.stage.postgresFolder!, '..', 'ballast');
  await scene.every(10, async () => {
    fill(ballast);
    scene.load.padding = ` ${'x'.repeat(4_000)}`;
    await scene.pause(15);
    scene.load.padding = '';
    rmSync(ballast);
    if (!postgres.isRunning) await postgres.startAgain();
  });
}

export const OF_DISKS: Fault[] = [
  {
    name: 'disk full',
    what: 'Postgres has a disk to itself, which is full for 15 s, twice',
    diskMegabytes: 1_200,
    happen: diskFull,
  },
];
