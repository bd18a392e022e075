import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasRedis } from '../../kit/own-redis';
import { cleanUp } from '../../kit/server-process';
import { History } from '../suite/history';
import { Stage } from '../suite/stage';
import { reportOf } from './report';
import { type Soak, soak } from './soak';

const suite = hasRedis ? describe : describe.skip;

jest.setTimeout(240_000);

const PEOPLE = { agents: 3, customers: 8, everyMs: 60, churn: 10 };
const SECONDS = 15;

/** The short form of `npm run soak`: that it sees what it is to see, in seconds; whether nodes grow takes 20 minutes to say. */
suite(hasRedis ? 'A soak' : 'A soak (skipped: there is no redis-server in the PATH)', () => {
  let folder: string;

  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'switchboard-soak-'))));
  afterAll(async () => {
    await cleanUp();
    rmSync(folder, { recursive: true, force: true });
  });

  async function soaked(bug?: string): Promise<Soak> {
    const stage = await Stage.set({ program: 'source', seed: 1, nodes: 2, history: new History(join(folder, `${bug}.jsonl`)), bug });
    const plan = { ...PEOPLE, faultSeconds: SECONDS, calmSeconds: 0.5, patienceSeconds: 70 };
    return soak(stage, plan, 1_000).finally(() => stage.strike());
  }
  const grew = ({ trends }: Soak): string[] => trends.filter(({ trend }) => !trend.isFlat).map(({ of, trend }) => `${trend.what} of ${of}`);

  it('loses nothing, reads every page, and measures both nodes all the time', async () => {
    const found = await soaked();
    expect([found.outcome.violations, found.failedReads]).toEqual([{}, []]);
    expect(found.outcome.acked).toBeGreaterThan(30);
    expect(found.readsMs.length).toBeGreaterThan(10);
    expect(found.samples.length).toBeGreaterThan(SECONDS / 2);
    for (const { nodes, connections } of found.samples) {
      for (const { heapBytes, rssBytes, descriptors } of nodes)
        expect([heapBytes > 2e7, rssBytes > heapBytes, descriptors > 10]).toEqual([true, true, true]);
      expect(connections).toBeGreaterThan(2);
    }
    expect(reportOf(found, { ...PEOPLE, minutes: SECONDS / 60 })).toContain('0 lost, 0 doubled, 0 out of order');
  });

  it('finds nodes that grow', async () => {
    expect(grew(await soaked('grows by the second')).join()).toContain('heap after a collection');
  });
});
