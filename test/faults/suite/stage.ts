import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { CALM, FlakyProxy } from '../../kit/flaky-proxy';
import { OwnPostgres } from '../../kit/own-postgres';
import { OwnRedis } from '../../kit/own-redis';
import { dataFolder, type Staff } from '../../kit/server-process';
import { eventually } from '../../kit/client';
import { randomness } from '../../kit/randomness';
import type { History } from './history';
import { StageNode } from './stage-node';

/** Long enough that a login outlives the run; renewing is what other stories are about. */
const LOGIN_SECONDS = '86400';
/** So that what the gone leave behind is settled within a short run as well; the default is 60. */
const SETTINGS = { maxConcurrentChats: 3, disconnectGraceSeconds: 3, requeueAfterDisconnectSeconds: 10, awayAfterSeconds: 3_600 };

export interface StageOptions {
  /** The program as built, or its source. */
  program: 'built' | 'source';
  seed: number;
  nodes: number;
  history: History;
  /** What nodes reach through a proxy, each node through its own. */
  links?: readonly ('database' | 'redis')[];
  /** Connections to Postgres that a node may hold. */
  pool?: number;
  /** Where Postgres has its data. */
  postgresFolder?: string;
  /** Bugs that every node has from the start. */
  bug?: string;
}

/** Nodes on one Postgres and one Redis, reached through one proxy as through a load balancer. */
export class Stage {
  readonly nodes: StageNode[] = [];
  admin!: Staff;
  private readonly links: FlakyProxy[] = [];

  private constructor(
    readonly postgres: OwnPostgres,
    readonly redis: OwnRedis,
    /** Past all proxies. */
    readonly database: DataSource,
    readonly proxy: FlakyProxy,
    private readonly options: StageOptions,
  ) {}

  static async set(options: StageOptions): Promise<Stage> {
    const [postgres, redis] = await Promise.all([OwnPostgres.start(options.postgresFolder), OwnRedis.start()]);
    const database = await new DataSource({ type: 'postgres', url: postgres.url, installExtensions: false }).initialize();
    const nodes: StageNode[] = [];
    const reachable = (): string[] => nodes.filter(({ isRunning }) => isRunning).map(({ url }) => url);
    const stage = new Stage(postgres, redis, database, await FlakyProxy.start(reachable, options.seed), options);
    for (let i = 0; i < options.nodes; i++) nodes.push(await stage.node(i));
    stage.nodes.push(...nodes);
    stage.admin = await nodes[0]!.server.admin(SETTINGS);
    await eventually(
      async () => (await Promise.all(nodes.map(({ server }) => server.hearsNodes()))).every(Boolean),
      'nodes to hear each other',
    );
    return stage;
  }

  get history(): History {
    return this.options.history;
  }

  get postgresFolder(): string | undefined {
    return this.options.postgresFolder;
  }

  /** Random numbers of whoever asks, the same in every run. */
  chance(who: number): () => number {
    return randomness(this.options.seed * 1_000 + who);
  }

  /** The proxy by which a node reaches Postgres or Redis. */
  link(of: 'database' | 'redis', node: number): FlakyProxy {
    return this.links[node * this.options.links!.length + this.options.links!.indexOf(of)]!;
  }

  /** Whether every node answers and hears the others. */
  async isWell(): Promise<boolean> {
    const wells = this.nodes.map(async ({ isRunning, server }) => {
      if (!isRunning) return false;
      const { status, nodes } = await server.readiness();
      return status === 200 && nodes;
    });
    return (await Promise.all(wells)).every(Boolean);
  }

  async strike(): Promise<void> {
    for (const node of this.nodes) await node.kill();
    for (const proxy of [this.proxy, ...this.links]) await proxy.stop();
    await this.database.destroy();
    await this.redis.kill();
    await this.postgres.remove();
  }

  private async node(index: number): Promise<StageNode> {
    const { links = [], pool, program, bug, seed } = this.options;
    const addresses = { database: new URL(this.postgres.url), redis: new URL(this.redis.url) };
    for (const of of links) {
      const { port } = addresses[of];
      const link = await FlakyProxy.start(() => [`tcp://127.0.0.1:${port}`], seed + index);
      link.weather = CALM;
      this.links.push(link);
      addresses[of].port = new URL(link.url).port;
    }
    const files = join(await dataFolder(), 'files');
    await mkdir(files);
    const environment = {
      DATA_DIR: files,
      DATABASE_URL: addresses.database.href,
      REDIS_URL: addresses.redis.href,
      DATABASE_POOL: pool?.toString(),
      ACCESS_TOKEN_SECONDS: LOGIN_SECONDS,
      LOG_LEVEL: process.env.FAULT_LOG ?? 'silent',
    };
    return StageNode.start({ name: `node ${index + 1}`, program, environment, history: this.history, bug });
  }
}
