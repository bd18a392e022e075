import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './client';
import { OwnRedis } from './own-redis';

/** So long a master is silent until its replica takes its place. */
const NODE_TIMEOUT_MS = 1_000;
const SLOTS = 16_384;

/** Redis Cluster of a test: three masters, and a replica for that which has the stream by which nodes hear each other. */
export class OwnRedisCluster {
  /** The master that has the stream. */
  readonly speaker: OwnRedis;

  private constructor(
    private readonly masters: OwnRedis[],
    private readonly replica: OwnRedis,
    private readonly folder: string,
  ) {
    this.speaker = masters[Math.floor((Number(ask(masters[0]!, 'cluster', 'keyslot', 'socket.io')) * 3) / SLOTS)]!;
  }

  static async start(): Promise<OwnRedisCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-redis-cluster-'));
    const options = (name: string): string[] => [
      ...['--cluster-enabled', 'yes', '--cluster-config-file', join(folder, name), '--cluster-node-timeout', String(NODE_TIMEOUT_MS)],
      ...['--cluster-require-full-coverage', 'no', '--repl-diskless-sync-delay', '0', '--cluster-replica-validity-factor', '0'],
    ];
    const nodes = await Promise.all(['a', 'b', 'c', 'd'].map((name) => OwnRedis.start(options(name))));
    const cluster = new OwnRedisCluster(nodes.slice(0, 3), nodes[3]!, folder);
    await cluster.join();
    return cluster;
  }

  get urls(): string {
    return this.masters.map(({ url }) => url).join(',');
  }

  get bystander(): OwnRedis {
    return this.masters.find((master) => master !== this.speaker)!;
  }

  /** A majority of the masters has to be there, to agree on who takes the place of one. */
  async startAgain(master: OwnRedis): Promise<void> {
    await master.startAgain();
    const isWhole = async (): Promise<boolean> => !ask(this.speaker, 'cluster', 'nodes').includes('fail');
    await eventually(isWhole, 'it to be one of them again', 10_000);
  }

  async stop(): Promise<void> {
    for (const node of [...this.masters, this.replica]) await node.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async join(): Promise<void> {
    const [first, ...others] = [...this.masters, this.replica];
    for (const [i, master] of this.masters.entries())
      ask(master, 'cluster', 'addslotsrange', String(Math.ceil((i * SLOTS) / 3)), String(Math.ceil(((i + 1) * SLOTS) / 3) - 1));
    for (const [i, node] of others.entries()) ask(node, 'cluster', 'set-config-epoch', String(i + 2));
    for (const node of others) ask(node, 'cluster', 'meet', '127.0.0.1', new URL(first.url).port);
    const all = [...this.masters, this.replica];
    await eventually(
      async () => all.every((node) => ask(node, 'cluster', 'info').includes('cluster_known_nodes:4')),
      'all to know all',
      10_000,
    );
    const speaker = ask(this.speaker, 'cluster', 'myid').trim();
    await eventually(async () => ask(this.replica, 'cluster', 'replicate', speaker).includes('OK'), 'the replica to follow', 10_000);
    await eventually(async () => ask(this.replica, 'info', 'replication').includes('master_link_status:up'), 'it to be up to date', 10_000);
    await eventually(
      async () => all.every((node) => ask(node, 'cluster', 'info').includes('cluster_state:ok')),
      'the cluster to be ready',
      10_000,
    );
  }
}

function ask(node: OwnRedis, ...command: string[]): string {
  return execFileSync('redis-cli', ['-u', node.url, ...command], { encoding: 'utf8' });
}
