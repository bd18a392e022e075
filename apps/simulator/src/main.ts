import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { type Ask, type Outside, runSimulator } from './cli';

const BETWEEN_PROGRESS_MS = 1_000;
const QUERY_TIMEOUT_MS = 120_000;

/** The real I/O of `npm run simulate`, which predicts the effect of other agents, customers or policies. It only reads. */
const outside: Outside = {
  readFile: (path) => readFile(path, 'utf8'),
  withDatabase,
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  progress: progressFrom(Date.now()),
};

async function withDatabase<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('Set DATABASE_URL to say which database.');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: QUERY_TIMEOUT_MS });
  await client.connect();
  try {
    return await work(async <Row>(sql: string, parameters: unknown[]) => (await client.query(sql, parameters)).rows as Row[]);
  } finally {
    await client.end();
  }
}

/** Reports nothing in the first second, since most runs end by then. */
function progressFrom(start: number): (done: number) => void {
  let told = start;
  return (done) => {
    const now = Date.now();
    if (now - told < BETWEEN_PROGRESS_MS) return;
    told = now;
    process.stderr.write(`${Math.floor(done * 100)} % after ${Math.round((now - start) / 1000)} s\n`);
  };
}

// Skips `simulator`, since `npm run simulate -- …` calls `start.mjs simulator …`.
void runSimulator(process.argv.slice(3), outside).then((code) => (process.exitCode = code));
