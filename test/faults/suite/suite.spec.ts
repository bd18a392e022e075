import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALM, STORM } from '../../kit/flaky-proxy';
import { hasRedis } from '../../kit/own-redis';
import { cleanUp } from '../../kit/server-process';
import type { Fault } from './fault';
import { History } from './history';
import { runFault } from './run-fault';
import { Stage } from './stage';

const suite = hasRedis ? describe : describe.skip;

jest.setTimeout(240_000);

/** The short form of `npm run faults`: what else has a minute each comes one after the other here. */
const ONE_AFTER_THE_OTHER: Fault = {
  name: 'one after the other',
  what: 'a bad network; a node that dies before the ack; a crash of Postgres; Redis killed',
  happen: async ({ stage }) => {
    const [, mortal] = stage.nodes;
    stage.proxy.weather = STORM;
    await mortal!.die('die before ack');
    await mortal!.startAgain();
    stage.proxy.weather = CALM;
    await stage.postgres.crash();
    await stage.redis.kill();
    await stage.postgres.startAgain();
    await stage.redis.startAgain();
  },
};

suite(hasRedis ? 'Agents and customers in conversation' : 'Agents and customers in conversation (skipped: no redis-server)', () => {
  let folder: string;
  let stage: Stage;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'switchboard-faults-'));
    stage = await Stage.set({ program: 'source', seed: 1, nodes: 2, history: new History(join(folder, 'history.jsonl')) });
  });
  afterAll(async () => {
    await stage.strike();
    await cleanUp();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lose nothing by whatever fails, and all is well again', async () => {
    const { violations, acked } = await runFault(ONE_AFTER_THE_OTHER, stage, {
      ...{ agents: 4, customers: 10, everyMs: 200 },
      ...{ faultSeconds: 1, calmSeconds: 0.5, patienceSeconds: 70 },
    });
    expect(violations).toEqual({});
    expect(acked).toBeGreaterThan(50);
  });
});
