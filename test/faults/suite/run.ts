// The fault suite:  npm run faults, or npm run faults -- bugs 'node killed' 'Redis slow'
//
// FAULT_SECONDS (60)      how long each fault lasts
// FAULT_MESSAGES (300000) the bad network goes on until so many messages were acked in all
// FAULT_SEED (1)          of whatever is left to chance
// FAULT_HISTORY           a folder in which the histories are kept
//
// Without names all faults are suffered and all bugs planted, and docs/faults.md is written.
// Ends with 1 when an invariant was red, or a planted bug was not found.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUp } from '../../kit/server-process';
import type { Fault } from './fault';
import { FAULTS, faultNamed } from './faults';
import { SmallDisk } from './faults/of-disks';
import { History } from './history';
import { type Outcome, violated } from './outcome';
import { BUGS } from './planted-bugs.cjs';
import { type Planted, reportOf } from './report';
import { type Plan, runFault } from './run-fault';
import { Stage } from './stage';

const ROOT = join(__dirname, '../../..');
const { FAULT_SECONDS = '60', FAULT_MESSAGES = '300000', FAULT_SEED = '1', FAULT_HISTORY } = process.env;
const seed = Number(FAULT_SEED);
const plan: Plan = {
  ...{ faultSeconds: Number(FAULT_SECONDS), calmSeconds: 5, patienceSeconds: 75 },
  ...{ agents: 8, customers: 24, everyMs: 40 },
};
/** Long enough that each bug shows. */
const planOfBugs: Plan = { ...plan, faultSeconds: 8, calmSeconds: 1, patienceSeconds: 16 };
const NOTHING_FAILS: Fault = { name: 'nothing', what: 'nothing fails', happen: (scene) => scene.untilItIsOver() };

const folder = FAULT_HISTORY ?? mkdtempSync(join(tmpdir(), 'switchboard-faults-'));
const names = process.argv.slice(2);
const say = (what: string): void => void process.stderr.write(`${what}\n`);

/** @returns undefined where the fault cannot be made on this machine */
async function suffer(fault: Fault, round: number, bug?: string): Promise<Outcome | undefined> {
  const disk = fault.diskMegabytes === undefined ? undefined : SmallDisk.mount(fault.diskMegabytes);
  if (fault.diskMegabytes !== undefined && !disk) return undefined;
  const name = `${bug ?? fault.name}${round > 1 ? ` ${round}` : ''}`;
  const history = new History(join(folder, `${name.replaceAll(' ', '-')}.jsonl`));
  const options = { program: 'built' as const, seed: seed + round - 1, nodes: 3, history, bug, ...fault.stage };
  let stage: Stage | undefined;
  try {
    stage = await Stage.set({ ...options, postgresFolder: disk?.postgresFolder });
    return await runFault(fault, stage, bug ? planOfBugs : plan);
  } finally {
    await stage?.strike();
    await cleanUp();
    disk?.unmount();
  }
}

/** What the report is drawn from, which is written anew after each part, so that a run that is ended early has one too. */
const report = { seed, faultSeconds: plan.faultSeconds, outcomes: [] as Outcome[], planted: [] as Planted[], notMade: [] as string[] };

function tell(outcome: Outcome): void {
  const { seen, acked, attempts, lost, doubled, outOfOrder, recoverySeconds, violations } = outcome;
  say(
    `  ${acked} of ${attempts} acked, ${lost} lost, ${doubled} doubled, ${outOfOrder} out of order, well after ${recoverySeconds?.toFixed(1)} s`,
  );
  for (const each of seen) say(`  ${each}`);
  for (const name of violated(outcome)) say(`  red: ${name} (${violations[name]!.length}): ${violations[name]!.slice(0, 3).join('; ')}`);
  if (names.length === 0) writeFileSync(join(ROOT, 'docs/faults.md'), reportOf(report));
}

async function sufferAll(faults: readonly Fault[]): Promise<void> {
  for (const fault of faults) {
    say(`${fault.name}: ${fault.what}`);
    const outcome = await suffer(fault, 1);
    if (outcome) report.outcomes.push(outcome);
    else report.notMade.push(`${fault.name}, since no file system can be mounted`);
    if (outcome) tell(outcome);
  }
}

async function untilEnough(messages: number): Promise<void> {
  const acked = (): number => report.outcomes.reduce((total, outcome) => total + outcome.acked, 0);
  for (let round = 2; acked() < messages; round++) {
    say(`bad network, round ${round}, after ${acked()} messages`);
    const outcome = (await suffer(faultNamed('bad network'), round))!;
    report.outcomes.push(outcome);
    tell(outcome);
  }
}

async function plantBugs(): Promise<void> {
  for (const [bug, { breaks }] of Object.entries(BUGS)) {
    say(`planted: a node that ${bug}`);
    const outcome = (await suffer(NOTHING_FAILS, 1, bug))!;
    report.planted.push({ bug, breaks, outcome });
    tell(outcome);
  }
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (names.length === 0 || names.includes('bugs')) await plantBugs();
  await sufferAll(names.length === 0 ? FAULTS : names.filter((name) => name !== 'bugs').map(faultNamed));
  if (names.length === 0) await untilEnough(Number(FAULT_MESSAGES));
  const isMissed = report.planted.some(({ breaks, outcome }) => !(violated(outcome) as string[]).includes(breaks));
  if (isMissed || report.outcomes.some((outcome) => violated(outcome).length > 0)) process.exitCode = 1;
}

main()
  .catch((error: unknown) => {
    say((error as Error).stack ?? String(error));
    process.exitCode = 1;
  })
  .finally(() => {
    if (FAULT_HISTORY === undefined) rmSync(folder, { recursive: true, force: true });
    process.exit();
  });
