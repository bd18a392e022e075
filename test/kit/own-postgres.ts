import { appendFile, chmod, cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { callBinary } from '../../libs/embedded-postgres/binaries';
import { type Cluster, openCluster } from '../../libs/embedded-postgres/cluster';
import { EmbeddedPostgres } from '../../libs/embedded-postgres';
import { handOver } from '../../libs/embedded-postgres/server-user';
import { findPostmaster } from '../../libs/embedded-postgres/postmaster';
import { temporaryFolder } from '../../libs/platform/testing/test-server';
import { freePort } from './own-redis';

/** What belongs to the running server, and not to its data. */
const OWN = /\/(postmaster\.(pid|opts)|server\.log|pg_stat_tmp|pg_replslot\/.*)$/;

/** Postgres instance of a test, which can be stopped, killed and restarted on the same address. */
export class OwnPostgres {
  private constructor(
    readonly url: string,
    private readonly dataDir: string,
    private readonly cluster: Cluster,
    private readonly port: number,
  ) {}

  /** @param dataDir an empty folder that an unprivileged Postgres can access; removed with it */
  static async start(dataDir?: string): Promise<OwnPostgres> {
    dataDir ??= await temporaryFolder('switchboard-own-postgres-');
    const { url } = await EmbeddedPostgres.start({ dataDir, fast: true });
    const cluster = await openCluster(dataDir, true);
    return new OwnPostgres(url, dataDir, cluster, findPostmaster(cluster)!.port);
  }

  /** Stops in the fast mode, as an administrator does: connections are closed, committed data is kept. */
  async stop(): Promise<void> {
    await this.control('stop', '-m', 'fast', '-w');
  }

  /** Stops in the immediate mode, which equals a crash. */
  async crash(): Promise<void> {
    await this.control('stop', '-m', 'immediate', '-w');
  }

  async startAgain(): Promise<void> {
    const settings = [`port=${this.port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'fsync=off'];
    await this.control(
      'start',
      '-w',
      '-l',
      join(this.cluster.folder, 'server.log'),
      '-o',
      settings.map((setting) => `-c ${setting}`).join(' '),
    );
  }

  /** A streaming replica. The built-in Postgres has no pg_basebackup, so it begins by the API that this one uses, and streams on from there. */
  async replica(): Promise<OwnPostgres> {
    const dataDir = await temporaryFolder('switchboard-own-replica-');
    const folder = join(dataDir, 'postgres');
    const primary = new Client({ connectionString: this.url });
    await primary.connect();
    await primary.query(`select pg_backup_start('replica', true)`);
    await cp(this.cluster.folder, folder, { recursive: true, filter: (path) => !OWN.test(path) });
    const { rows } = await primary.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    await primary.end();
    const { username, password, port } = new URL(this.url);
    const source = `host=127.0.0.1 port=${port} user=${username} password=${decodeURIComponent(password)}`;
    await writeFile(join(folder, 'backup_label'), rows[0]!.labelfile);
    await writeFile(join(folder, 'standby.signal'), '');
    await appendFile(join(folder, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
    await handOver(folder, this.cluster.user);
    await chmod(folder, 0o700);
    const url = new URL(this.url);
    url.port = String(await freePort());
    const replica = new OwnPostgres(url.href, dataDir, { ...this.cluster, folder }, Number(url.port));
    await replica.startAgain();
    return replica;
  }

  get isRunning(): boolean {
    return findPostmaster(this.cluster) !== undefined;
  }

  async remove(): Promise<void> {
    if (this.isRunning) await this.crash();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private control(command: 'start' | 'stop', ...args: string[]): Promise<void> {
    const { folder, user } = this.cluster;
    return callBinary({ binary: 'pg_ctl', args: [command, '-D', folder, ...args], user, cwd: folder });
  }
}
