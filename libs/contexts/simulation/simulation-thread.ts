import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Client } from 'pg';
import { type Ask, NothingToLearnFrom, readPast, whatIf } from '#simulator';
import type { SimulationResult } from '#protocol';
import type { SimulationFailure } from '#words';
import type { Question } from './domain/simulation';

export interface ThreadData {
  databaseUrl: string;
  question: Question;
}

export type ThreadMessage = { progress: number } | { result: SimulationResult } | { failure: SimulationFailure };

const MAX_CHATS = 20_000;
const TELL_EVERY_MS = 250;
const TIMEOUTS = { connectionTimeoutMillis: 10_000, query_timeout: 60_000, statement_timeout: 60_000 };

/** A thread of its own, with a connection of its own: whatever it reads and computes, messages do not wait for it. */
async function simulate({ databaseUrl, question }: ThreadData, post: (message: ThreadMessage) => void): Promise<void> {
  const { from, to, serviceLevelSeconds, changes } = question;
  const [since, until] = [Date.parse(from) / 1000, Date.parse(to) / 1000];
  const past = { name: `${from} to ${to}`, since, until, serviceLevelSeconds, maxChats: MAX_CHATS };
  const history = await withDatabase(databaseUrl, (ask) => readPast(ask, past));
  let toldAt = 0;
  const result = whatIf(history, changes, (progress) => {
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    post({ progress });
  });
  post({ result });
}

/** Whoever serves goes first where processors are scarce. Linux alone lets a thread have a priority of its own. */
function giveWay(): void {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), constants.priority.PRIORITY_LOW);
  } catch {
    // It takes its share like others.
  }
}

async function withDatabase<T>(connectionString: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, ...TIMEOUTS });
  await client.connect();
  try {
    return await work(async <Row>(sql: string, parameters: unknown[]) => (await client.query(sql, parameters)).rows as Row[]);
  } finally {
    await client.end();
  }
}

giveWay();
const post = (message: ThreadMessage): void => parentPort!.postMessage(message);
simulate(workerData as ThreadData, post).catch((error: unknown) => {
  if (!(error instanceof NothingToLearnFrom)) throw error;
  post({ failure: error.reason });
});
