import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Logger as JobLogger, makeWorkerUtils, run, type Runner, type TaskList, type WorkerUtils } from 'graphile-worker';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { clientSettings } from '../db/connection';
import { Env } from '../env/env';

/** The database tells of new jobs; this finds those of which nobody was told. */
const POLL_MS = 30_000;
const STOP_WITHIN_MS = 4_000;
/** One that listens, and few for the short statements that take and end jobs. */
const DIRECT_CONNECTIONS = 4;

export interface Job {
  /** Name of the task. */
  task: string;
  /** Jobs of one queue run one after another, on whatever node. At most one of a queue waits: another takes its place. */
  queue: string;
  payload: Record<string, unknown>;
}

export interface TaskDefinition {
  /** Jobs of the task that this node has room for at once; all tasks together have the sum. */
  atOnce: number;
  /** A job that has run for so long was left by a process that died. */
  endsWithinSeconds: number;
  /** @param stopping is aborted when the process stops */
  run: (payload: never, stopping: AbortSignal) => Promise<void>;
}

/**
 * Durable job queue in the database (graphile-worker). It makes its schema and begins to run jobs when the first one is added, so that a
 * program without jobs has neither.
 */
@Injectable()
export class JobQueue implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobQueue.name);
  private readonly stopping = new AbortController();
  private readonly tasks = new Map<string, TaskDefinition>();
  private utils?: Promise<WorkerUtils>;
  private runner?: Runner;

  private direct?: Pool;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly env: Env,
  ) {}

  define(name: string, definition: TaskDefinition): void {
    this.tasks.set(name, definition);
  }

  /** Adds jobs, and sees to it that this node runs jobs. */
  async add(jobs: readonly Job[]): Promise<void> {
    if (this.stopping.signal.aborted || jobs.length === 0) return;
    const utils = await this.ready();
    await this.begin();
    const specs = jobs.map(({ task, queue, payload }) => ({ identifier: task, payload, queueName: queue, jobKey: queue }));
    await utils.addJobs(specs);
  }

  /** Frees the jobs that a process which died was running, and forgets queues without jobs. */
  async free(): Promise<void> {
    if (this.utils === undefined) return;
    const utils = await this.ready();
    const longest = Math.max(...[...this.tasks.values()].map(({ endsWithinSeconds }) => endsWithinSeconds));
    const lost = await this.dataSource.query<{ worker: string }[]>(
      `select distinct locked_by as worker from graphile_worker.jobs where locked_at < now() - make_interval(secs => $1)`,
      [longest],
    );
    if (lost.length > 0) await utils.forceUnlockWorkers(lost.map(({ worker }) => worker));
    await utils.cleanup({ tasks: ['GC_JOB_QUEUES'] });
  }

  async beforeApplicationShutdown(): Promise<void> {
    const abort = setTimeout(() => this.stopping.abort(), STOP_WITHIN_MS);
    await this.runner?.stop().catch((error: unknown) => this.logger.warn(error, 'the job queue stopped with an error'));
    clearTimeout(abort);
    this.stopping.abort();
    await (await this.utils?.catch(() => undefined))?.release();
    await this.direct?.end();
  }

  private ready(): Promise<WorkerUtils> {
    this.utils ??= makeWorkerUtils(this.shared).then(async (utils) => (await utils.migrate(), utils));
    this.utils.catch(() => (this.utils = undefined));
    return this.utils;
  }

  private async begin(): Promise<void> {
    if (this.runner) return;
    const tasks = [...this.tasks];
    const taskList: TaskList = Object.fromEntries(
      tasks.map(([name, { run: work }]) => [name, (payload: unknown) => work(payload as never, this.stopping.signal)]),
    );
    const concurrency = tasks.reduce((sum, [, { atOnce }]) => sum + atOnce, 0);
    const runner = await run({ ...this.shared, taskList, concurrency, pollInterval: POLL_MS, noHandleSignals: true });
    this.runner = runner;
    const ended = (error?: unknown): void => {
      this.runner = undefined;
      if (error !== undefined) this.logger.error(error, 'the job queue ended, and will begin again');
    };
    runner.promise.then(() => ended(), ended);
  }

  private get shared(): { pgPool: Pool; logger: JobLogger } {
    const master = this.pool();
    // The clients of this pool handle their errors themselves; graphile-worker warns where nobody seems to.
    if (master.listenerCount('connect') === 0) master.on('connect', () => undefined);
    return { pgPool: master, logger: new JobLogger(() => (level, message) => this.report(level, message)) };
  }

  /** The pool of this node, unless it leads through a pooler: whoever listens for new jobs needs a session of its own. */
  private pool(): Pool {
    if (this.env.DATABASE_DIRECT_URL === undefined) return (this.dataSource.driver as unknown as { master: Pool }).master;
    const who = { connectionString: this.env.DATABASE_DIRECT_URL, application_name: 'switchboard jobs' };
    return (this.direct ??= new Pool({ ...who, max: DIRECT_CONNECTIONS, ...clientSettings() }));
  }

  private report(level: string, message: string): void {
    if (level === 'error') this.logger.error(message);
    else if (level === 'warning') this.logger.warn(message);
  }
}
