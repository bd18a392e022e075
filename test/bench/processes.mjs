import { clearTimeout, setTimeout } from 'node:timers';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');
const KEPT = process.env.BENCH_DATA;
const MAY_READ = 0o755;
/** Includes a build, if the sources are newer. */
const START_WITHIN_MS = 300_000;
const END_WITHIN_MS = 10_000;

/** The processes under measurement, and the folder of the database they share; all gone after `stop`. */
export class Processes {
  /** BENCH_DATA keeps a loaded database for the next run; another one lies below a folder that Postgres's own user may enter. */
  dataDir = KEPT ?? mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
  #children = [];
  #postgres;

  constructor() {
    if (KEPT) mkdirSync(KEPT, { recursive: true });
    chmodSync(this.dataDir, MAY_READ);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => this.#abort());
    // What a callback throws, or a reader of the output that has gone, passes by every `finally`.
    for (const failure of ['uncaughtException', 'unhandledRejection']) process.once(failure, (error) => this.#abort(error));
  }

  #abort(error) {
    if (error && error.code !== 'EPIPE') process.stderr.write(`${error.stack}\n`);
    void this.stop().finally(() => process.exit(1));
  }

  /** Starts a Node program, waits for its line of JSON with `"event":"ready"`, and returns where it listens. */
  async start(args, environment = {}) {
    const { PATH, HOME, TMPDIR, NODE_OPTIONS } = process.env;
    const env = { PATH, HOME, TMPDIR, NODE_OPTIONS, NODE_ENV: 'production', LOG_LEVEL: 'error', PORT: '0', ...ADMIN_ENV, ...environment };
    const child = spawn(process.execPath, args, { cwd: ROOT, env: withoutUndefined(env), stdio: ['ignore', 'pipe', 'inherit'] });
    this.#children.push(child);
    const { url } = await readyLine(child, args.at(-1));
    return { url, pid: child.pid };
  }

  /** The Postgres that the product brought up, as one more user of it. */
  async postgresOf(library) {
    const { EmbeddedPostgres } = createRequire(import.meta.url)(join(ROOT, library));
    this.#postgres = await EmbeddedPostgres.start({ dataDir: this.dataDir });
    return this.#postgres.url;
  }

  async stop() {
    const children = this.#children.splice(0);
    await Promise.all(children.map(ended));
    await this.#postgres?.stop();
    if (!KEPT) rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export const ADMIN = { email: 'admin@bench.example', password: 'only-for-the-benchmark' };
const ADMIN_ENV = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password };

function readyLine(child, name) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} was not ready in time`)), START_WITHIN_MS);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    createInterface(child.stdout).on('line', (line) => {
      if (!line.includes('"event":"ready"')) return;
      clearTimeout(timer);
      resolve(JSON.parse(line));
    });
  });
}

function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function withoutUndefined(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}
