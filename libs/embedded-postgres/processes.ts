import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

/**
 * Returns a value that stays the same while the process runs and that a later process with the same pid does not have (on platforms without
 * /proc, only whether it runs); undefined if no such process runs. A zombie does not count as running.
 */
export function identityOf(pid: number): string | undefined {
  if (!hasProc) return signalReaches(pid) ? 'running' : undefined;
  try {
    const [, afterName = ''] = /\)\s+(.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const fields = afterName.split(' ');
    return /^[ZXx]/.test(afterName) ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** Returns the command line of a process; undefined if it does not run or the platform does not reveal it. */
export function commandLineOf(pid: number): string | undefined {
  try {
    const words = hasProc
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
    return words.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Whether a signal can reach the pid: the check that Postgres uses, which counts zombies and processes of other users. */
export function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
