import { setTimeout as sleep } from 'node:timers/promises';
import { Probe } from '../../kit/probe';
import { check } from './checker/check';
import type { Stored } from './checker/stored';
import { type Fault, Scene } from './fault';
import { readHistory } from './history';
import { Load, type LoadOptions } from './load';
import { type Outcome, outcomeOf } from './outcome';
import type { Stage } from './stage';
import { look, readStored } from './state';

const LOOK_EVERY_MS = 500;
const ASK_EVERY_MS = 200;

export interface Plan extends LoadOptions {
  /** Seconds that the fault lasts, and before it the calm. */
  faultSeconds: number;
  calmSeconds: number;
  /** So long everybody may take to be served again, and what was left behind to be settled; the checker judges. */
  patienceSeconds: number;
}

/** Lets people talk, and something fail meanwhile; checks what was recorded once all is calm again. */
export async function runFault(fault: Fault, stage: Stage, plan: Plan): Promise<Outcome> {
  const { history } = stage;
  const load = await Load.gather(stage, plan);
  for (const node of stage.nodes) await node.rest('before');
  load.start();
  await sleep(plan.calmSeconds * 1_000);
  const looking = new Looking(stage);
  history.note({ type: 'fault', is: 'begun' });
  load.loseAnAgent();
  const scene = new Scene(stage, load, plan.faultSeconds);
  await fault.happen(scene);
  history.note({ type: 'fault', is: 'healed' });
  await recovery(stage, load, plan);
  await load.stop();
  await settlement(stage, load, plan);
  await looking.end();
  const stored = await finalState(stage, load, plan);
  load.disperse();
  await sleep(2 * LOOK_EVERY_MS);
  for (const node of stage.nodes) if (node.isRunning) await node.rest('after');
  await history.end();
  const recorded = readHistory(history.path);
  return outcomeOf(fault, scene.seen, recorded, check(recorded, stored));
}

/** Everybody is connected again and served, and no chat is where it may not stay. */
async function recovery(stage: Stage, load: Load, { patienceSeconds }: Plan): Promise<void> {
  const since = performance.now();
  const isWell = async () => load.isServedSince(since) && (await stage.isWell().catch(() => false));
  if (await comesTrue(isWell, patienceSeconds)) stage.history.note({ type: 'fault', is: 'recovered' });
}

/** What was begun is answered, and what the gone left behind is settled, or has had the time for it. */
async function settlement(stage: Stage, load: Load, { patienceSeconds }: Plan): Promise<void> {
  const isSettled = async () => {
    if (!load.isSettled) return false;
    const { waitingBesideTheFree, unattended } = await look(stage.database);
    return waitingBesideTheFree.length + unattended.length === 0;
  };
  await comesTrue(isSettled, patienceSeconds);
}

/** Read again until everybody shows what is stored and all figures are made, or nothing changes any more. */
async function finalState(stage: Stage, load: Load, { patienceSeconds }: Plan): Promise<Stored> {
  const { database, history } = stage;
  const probe = new Probe(database);
  await comesTrue(async () => (await probe.factsNotSettled()) === 0, patienceSeconds);
  const lastSeqs = async () =>
    new Map(
      (await database.query<{ id: string; last: number }[]>('select id, last_seq as last from chats')).map(({ id, last }) => [id, last]),
    );
  const allShown = async () => {
    const stored = await lastSeqs();
    return load.people.every((person) => person.chats.every((chatId) => person.shownOf(chatId) >= (stored.get(chatId) ?? 0)));
  };
  await comesTrue(allShown, patienceSeconds);
  for (const person of load.people) person.noteFollowed();
  history.note({ type: 'fault', is: 'over' });
  return readStored(database);
}

/** Whether it comes true in time; what follows from it is for the checker to say. */
async function comesTrue(condition: () => Promise<boolean>, withinSeconds: number): Promise<boolean> {
  for (const end = performance.now() + withinSeconds * 1_000; performance.now() < end; await sleep(ASK_EVERY_MS))
    if (await condition()) return true;
  return false;
}

/** Looks at the database again and again, as long as it answers. */
class Looking {
  private isOver = false;
  private readonly done: Promise<void>;

  constructor(private readonly stage: Stage) {
    this.done = this.looks();
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.done;
  }

  private async looks(): Promise<void> {
    const { database, history } = this.stage;
    while (!this.isOver) {
      await look(database).then(
        (seen) => history.note({ type: 'looked', ...seen }),
        () => undefined,
      );
      await sleep(LOOK_EVERY_MS);
    }
  }
}
