// The soak:  npm run soak, or npm run soak -- 5 for five minutes instead of 20
//
// SOAK_BUG   a bug of test/faults/suite/planted-bugs.cjs that every node has, to see that it is found
// FAULT_SEED (1)  of whatever is left to chance
//
// Writes docs/soak.md when it lasts 20 minutes or longer and has no bug. Ends with 1 when something is not flat, or an invariant was red.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUp } from '../../kit/server-process';
import { History } from '../suite/history';
import { violated } from '../suite/outcome';
import { Stage } from '../suite/stage';
import { reportOf } from './report';
import { type Sample, soak } from './soak';

const ROOT = join(__dirname, '../../..');
const MINUTES = 20;
const SAMPLE_EVERY_MS = 15_000;
const PEOPLE = { agents: 12, customers: 40, everyMs: 600, churn: 10 };

const { FAULT_SEED = '1', SOAK_BUG: bug } = process.env;
const minutes = Number(process.argv[2] ?? MINUTES);
const folder = mkdtempSync(join(tmpdir(), 'switchboard-soak-'));
const say = (what: string): void => void process.stderr.write(`${what}\n`);

function tell({ second, nodes, connections, messages, load }: Sample): void {
  const each = nodes.map(({ heapBytes, rssBytes, descriptors, loopP50Ms, loopP99Ms }) =>
    [
      `${(heapBytes / 1e6).toFixed(1)} of ${(rssBytes / 1e6).toFixed(0)} MB`,
      `${descriptors} descriptors`,
      `${loopP50Ms.toFixed(0)} to ${loopP99Ms.toFixed(0)} ms`,
    ].join(', '),
  );
  say(`${second.toFixed(0).padStart(5)} s  ${messages} messages; ${each.join('; ')}; ${connections} connections; load ${load.toFixed(1)}`);
}

async function main(): Promise<void> {
  if (!(minutes > 0)) throw new Error(`${process.argv[2]} is no number of minutes`);
  execFileSync(process.execPath, [join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const history = new History(join(folder, 'history.jsonl'));
  const stage = await Stage.set({ program: 'built', seed: Number(FAULT_SEED), nodes: 2, history, bug });
  const plan = { ...PEOPLE, faultSeconds: minutes * 60, calmSeconds: 5, patienceSeconds: 75 };
  const found = await soak(stage, plan, Math.min(SAMPLE_EVERY_MS, (minutes * 60_000) / 20), tell).finally(() => stage.strike());
  const report = reportOf(found, { ...PEOPLE, minutes });
  if (minutes >= MINUTES && bug === undefined) writeFileSync(join(ROOT, 'docs/soak.md'), report);
  process.stdout.write(report);
  const isRed = found.trends.some(({ trend }) => !trend.isFlat) || violated(found.outcome).length > 0 || found.failedReads.length > 0;
  if (isRed) process.exitCode = 1;
}

main()
  .catch((error: unknown) => {
    say((error as Error).stack ?? String(error));
    process.exitCode = 1;
  })
  .finally(async () => {
    await cleanUp();
    rmSync(folder, { recursive: true, force: true });
    process.exit();
  });
