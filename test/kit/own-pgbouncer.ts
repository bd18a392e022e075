import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { AT_CONNECT } from '../../libs/platform/db/session';
import { serverUser } from '../../libs/embedded-postgres/server-user';
import { eventually } from './client';
import { freePort } from './own-redis';

const ENV = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Version of PgBouncer that is installed, as a number such as 1.21; undefined where there is none. No npm package provides it. */
export const pgBouncerVersion = ((): number | undefined => {
  try {
    const [, major, minor] = /(\d+)\.(\d+)/.exec(execFileSync('pgbouncer', ['--version'], { encoding: 'utf8', env: ENV })) ?? [];
    return Number(major) + Number(minor) / 100;
  } catch {
    return undefined;
  }
})();
const PREPARES = pgBouncerVersion !== undefined && pgBouncerVersion >= 1.21;

/** PgBouncer of a test in transaction mode, before one database. */
export class OwnPgBouncer {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  /** @param connectQuery what its connections begin with; `connections` is how many there are for everybody */
  static async start(databaseUrl: string, { connections = 3, connectQuery = AT_CONNECT } = {}): Promise<OwnPgBouncer> {
    const { hostname, port, username, password, pathname } = new URL(databaseUrl);
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-pgbouncer-'));
    const listen = await freePort();
    const query = connectQuery === '' ? '' : ` connect_query='${connectQuery}'`;
    const lines = [
      '[databases]',
      `${pathname.slice(1)} = host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}${query}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${listen}`,
      'unix_socket_dir =',
      'auth_type = any',
      'pool_mode = transaction',
      `default_pool_size = ${connections}`,
      ...(PREPARES ? ['max_prepared_statements = 200'] : []),
    ];
    const file = join(folder, 'pgbouncer.ini');
    writeFileSync(file, `${lines.join('\n')}\n`);
    chmodSync(folder, 0o755);
    const user = await serverUser(folder);
    const child = spawn('pgbouncer', ['-q', file], { stdio: 'ignore', env: ENV, ...(user && { uid: user.uid, gid: user.gid }) });
    const url = new URL(databaseUrl);
    url.port = String(listen);
    const pooler = new OwnPgBouncer(url.href, child, folder);
    await eventually(() => pooler.answers(), 'PgBouncer to start');
    return pooler;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGKILL');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => undefined);
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    return connected;
  }
}
