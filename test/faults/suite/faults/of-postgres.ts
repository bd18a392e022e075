import { Client } from 'pg';
import { CALM } from '../../../kit/flaky-proxy';
import type { Fault, Scene } from '../fault';

/** The sessions that hold locks never are the victim of a deadlock, so that a node is. */
const PATIENCE = `set deadlock_timeout = '60s'; set lock_timeout = '20s'`;

async function inSession<T>({ stage }: Scene, work: (session: Client) => Promise<T>): Promise<T> {
  const session = new Client({ connectionString: stage.postgres.url });
  session.on('error', () => undefined);
  await session.connect();
  try {
    await session.query(PATIENCE);
    return await work(session);
  } finally {
    await session.end();
  }
}

/** Locks agents and then their chats, with time for nodes to do it the other way round between. */
async function crossLocks(scene: Scene): Promise<void> {
  await inSession(scene, async (session) => {
    const agents = scene.load.agents.map(({ account }) => account).filter(() => scene.chance() < 0.5);
    await session.query('begin');
    await session.query('select from agents where id = any($1) order by id for update', [agents]);
    await scene.pause(2);
    const chats = `select from chats where agent_id = any($1) and status = 'active' order by id for update`;
    await session.query(chats, [agents]).catch(() => undefined);
    await session.query('rollback').catch(() => undefined);
  });
}

export const OF_POSTGRES: Fault[] = [
  {
    name: 'Postgres crashes',
    what: 'every 20 s Postgres is ended as by a crash (SIGQUIT), and recovers',
    happen: (scene) =>
      scene.every(20, async () => {
        await scene.stage.postgres.crash();
        await scene.pause(3);
        await scene.stage.postgres.startAgain();
      }),
  },
  {
    name: 'Postgres away',
    what: 'there is no Postgres for 60 s',
    happen: async (scene) => {
      await scene.stage.postgres.stop();
      await scene.pause(60);
      await scene.stage.postgres.startAgain();
    },
  },
  {
    name: 'half-open database link',
    what: 'for 45 s a node sends to Postgres and hears nothing, and is not told that the link is broken',
    stage: { links: ['database'] },
    happen: async (scene) => {
      const link = scene.stage.link('database', 0);
      link.weather = { ...CALM, halfOpen: 1 };
      await scene.pause(45);
      link.weather = CALM;
    },
  },
  {
    name: 'pool exhausted',
    what: 'nodes have 4 connections each, and every 10 s all wait for 5 s, as all open chats are locked',
    stage: { pool: 4 },
    happen: (scene) =>
      scene.every(5, () =>
        inSession(scene, async (session) => {
          await session.query('begin');
          await session.query(`select from chats where status <> 'closed' order by id for update`).catch(() => undefined);
          await scene.pause(5);
          await session.query('rollback');
        }),
      ),
  },
  {
    name: 'deadlocks',
    what: 'somebody else locks agents and then chats, while nodes lock chats and then agents',
    happen: async (scene) => {
      await scene.every(0.5, () => crossLocks(scene));
      const { rows } = await inSession(scene, (session) =>
        session.query<{ deadlocks: string }>('select deadlocks from pg_stat_database where datname = current_database()'),
      );
      scene.seen.push(`Postgres found ${rows[0]!.deadlocks} deadlocks, each of which a node was the victim of`);
    },
  },
];
