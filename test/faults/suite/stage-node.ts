import { join } from 'node:path';
import { ServerProcess, type ServerOptions } from '../../kit/server-process';
import type { Figures, History } from './history';

const ROOT = join(__dirname, '../../..');
const MAIN = 'apps/server/src/main';
const PROGRAMS = {
  built: { entry: `dist/${MAIN}.js`, folder: join(ROOT, 'dist') },
  source: { entry: `${MAIN}.ts`, folder: ROOT },
};

export interface NodeOptions {
  name: string;
  program: 'built' | 'source';
  environment: ServerOptions['environment'];
  history: History;
  bug?: string;
}

type Question =
  | { ask: 'die before ack' | 'die before broadcast' }
  | { ask: 'shift the clock'; byMs: number }
  | { ask: 'have a bug'; bug: string; node: string };

/** One of the nodes of a stage, which may die and be started again. */
export class StageNode {
  isRunning = false;
  server!: ServerProcess;

  private constructor(private readonly options: NodeOptions) {}

  static async start(options: NodeOptions): Promise<StageNode> {
    const node = new StageNode(options);
    await node.startAgain();
    return node;
  }

  get url(): string {
    return this.server.url;
  }

  get name(): string {
    return this.options.name;
  }

  async startAgain(): Promise<void> {
    const { program, environment, bug } = this.options;
    const { entry, folder } = PROGRAMS[program];
    const hooks = ['test/faults/suite/inside-a-node.cjs'];
    this.server = await ServerProcess.start({ entry, hooks, environment: { ...environment, PROGRAM_FOLDER: folder } });
    if (bug) await this.ask({ ask: 'have a bug', bug, node: this.name });
    this.isRunning = true;
    const { server } = this;
    void server.ended.then(({ code, signal }) => {
      this.isRunning = false;
      this.options.history.note({ type: 'ended', node: this.name, planned: server.endIsExpected, how: signal ?? `code ${code}` });
    });
  }

  async ask(question: Question): Promise<void> {
    await this.server.ask(question);
  }

  /** From now on the node may die at any time. */
  async die(when: 'die before ack' | 'die before broadcast'): Promise<void> {
    this.server.endIsExpected = true;
    await this.ask({ ask: when });
    await this.server.ended;
  }

  async kill(): Promise<void> {
    await this.server.kill();
    this.isRunning = false;
  }

  /** SIGSTOP and SIGCONT, after which an end would be no planned one. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    process.kill(this.server.pid, signal);
  }

  figures(): Promise<Figures> {
    return this.server.ask<Figures>({ ask: 'come to rest' });
  }

  async rest(when: 'before' | 'after'): Promise<void> {
    this.options.history.note({ type: 'rested', when, node: this.name, ...(await this.figures()) });
  }
}
