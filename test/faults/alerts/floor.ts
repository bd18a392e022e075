import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { OwnPostgres } from '../../kit/own-postgres';
import { OwnPrometheus } from '../../kit/own-prometheus';
import { OwnRedis } from '../../kit/own-redis';
import { answering, OwnReceiver } from '../../kit/own-receiver';
import { ServerProcess, type Staff } from '../../kit/server-process';

/** Small, so that few statements exhaust it. */
const POOL = '4';

/** A node that serves and sweeps, watched by Prometheus; its database, its Redis and a receiver of webhooks; and no mail server. */
export class Floor {
  admin!: Staff;
  private constructor(
    readonly prometheus: OwnPrometheus,
    readonly postgres: OwnPostgres,
    private readonly redis: OwnRedis,
    /** Of what operators and crashes do to it. */
    readonly database: DataSource,
    readonly receiver: OwnReceiver,
    readonly nodes: ServerProcess[],
  ) {}

  static async open(rules: string): Promise<Floor> {
    const [prometheus, postgres, redis] = await Promise.all([OwnPrometheus.start(rules), OwnPostgres.start(), OwnRedis.start()]);
    const database = await new DataSource({ type: 'postgres', url: postgres.url, installExtensions: false }).initialize();
    const floor = new Floor(prometheus, postgres, redis, database, await OwnReceiver.start(answering(500)), []);
    const node = await floor.startNode([]);
    floor.admin = await node.admin({ maxConcurrentChats: 100 });
    return floor;
  }

  get node(): ServerProcess {
    return this.nodes[0]!;
  }

  /** Starts another node beside the others. */
  async startNode(args: string[]): Promise<ServerProcess> {
    const environment = {
      ...{ DATABASE_URL: this.postgres.url, REDIS_URL: this.redis.url, DATABASE_POOL: POOL, LOG_LEVEL: 'silent' },
      ...{ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'help@example.com', WEBHOOK_ALLOW_PRIVATE: '1', MAX_SOCKETS_PER_ADDRESS: '0' },
    };
    const node = await ServerProcess.start({ environment, args, hooks: ['test/faults/alerts/hooks.cjs'] });
    this.nodes.push(node);
    this.prometheus.scrape(this.nodes.map(({ url }) => url));
    return node;
  }

  async close(): Promise<void> {
    for (const node of this.nodes) {
      node.closeClients();
      await node.kill();
    }
    this.receiver.stop();
    await this.prometheus.stop();
    await this.database.destroy();
    await this.redis.kill();
    await this.postgres.remove();
  }
}

/** Does something again and again until it is stopped; what fails is what it is for. */
export function again(act: () => Promise<unknown>, everyMs: number): () => Promise<void> {
  let isOver = false;
  const done = (async () => {
    while (!isOver) {
      await act().catch(() => undefined);
      await sleep(everyMs);
    }
  })();
  return async () => {
    isOver = true;
    await done;
  };
}
