import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { callBinary } from '../../libs/embedded-postgres/binaries';
import { type Cluster, openCluster } from '../../libs/embedded-postgres/cluster';
import { EmbeddedPostgres } from '../../libs/embedded-postgres';
import { findPostmaster } from '../../libs/embedded-postgres/postmaster';
import { temporaryFolder } from '../../libs/platform/testing/test-server';

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
