import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { handOver, serverUser, type ServerUser } from '../../libs/embedded-postgres/server-user';
import { temporaryFolder } from '../../libs/platform/testing/test-server';
import { freePort } from './own-redis';

const INSTALLED = '/usr/lib/postgresql';

/** Folder of the newest Postgres of the system with its tools, as Debian installs it; the built-in one has no pg_dump. */
export const installed = (existsSync(INSTALLED) ? readdirSync(INSTALLED) : [])
  .sort((a, b) => Number(b) - Number(a))
  .map((version) => join(INSTALLED, version, 'bin'))
  .find((folder) => ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore'].every((name) => existsSync(join(folder, name))));

/** Server and tools of the system's Postgres. */
export class InstalledPostgres {
  private constructor(
    readonly folder: string,
    private readonly user: ServerUser | undefined,
    private readonly port: number,
  ) {}

  static async start(): Promise<InstalledPostgres> {
    const folder = await temporaryFolder('switchboard-installed-postgres-');
    mkdirSync(join(folder, 'data'));
    const user = await serverUser(folder);
    await handOver(folder, user);
    const postgres = new InstalledPostgres(folder, user, await freePort());
    postgres.run('initdb', '-D', 'data', '-U', 'switchboard', '-A', 'trust', '-E', 'UTF8', '--locale=C');
    const settings = `-p ${postgres.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
    postgres.run('pg_ctl', '-D', 'data', '-l', 'log', '-o', settings, '-w', 'start');
    return postgres;
  }

  url(database: string): string {
    return `postgres://switchboard@127.0.0.1:${this.port}/${database}`;
  }

  /** Runs one of its tools in its folder. */
  run(tool: string, ...args: string[]): void {
    const as = this.user && { uid: this.user.uid, gid: this.user.gid };
    execFileSync(join(installed!, tool), args, { cwd: this.folder, stdio: ['ignore', 'ignore', 'pipe'], ...as });
  }

  stop(): void {
    this.run('pg_ctl', '-D', 'data', '-m', 'immediate', '-w', 'stop');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
