import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

/**
 * Something that stays the same while this process lives and differs for a later process with the same
 * pid (as far as the platform tells); undefined when no such process runs. A zombie does not run.
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

/** The words a process was started with, or undefined when it does not run or the platform cannot tell. */
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

/** Like Postgres looks at a pid: a zombie and another user's process count. */
export function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
