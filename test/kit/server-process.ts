import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../../libs/embedded-postgres';
import { temporaryFolder } from '../../libs/platform/testing/test-server';
import { Api } from './api';
import { connect, type Connected } from './client';

const ROOT = join(__dirname, '../..');
const FROM_SOURCE = ['-r', join(__dirname, 'from-source.cjs')];
/** Compile cache of Node, shared by the many starts of the same program. */
const COMPILED = join(tmpdir(), 'switchboard-compiled');
const READY_WITHIN_MS = 40_000;
const ANSWERS_WITHIN_MS = 5_000;
const PASSWORD = 'a-good-password';

export const ADMIN = { email: 'admin@example.com', password: 'correct-horse-battery' };
export const JWT_SECRET = 'a secret of the tests, long enough to be good';

export interface ServerOptions {
  environment?: Record<string, string | undefined>;
  /** Path relative to the root of the repository; a `.js` is run as built. */
  entry?: string;
  args?: string[];
  /** Modules that are loaded before the program, whose `process.on('message')` answers `ask`. */
  hooks?: string[];
}

export interface Staff {
  id: string;
  token: string;
  refreshToken: string;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

let running: ServerProcess[] = [];
let folders: string[] = [];

/** Server in a process of its own, as in production, tested from outside. */
export class ServerProcess {
  readonly ended: Promise<Ended>;
  private readonly clients: Connected[] = [];
  endIsExpected = false;
  url = '';
  stdout = '';
  stderr = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout!.on('data', (text: Buffer) => (this.stdout += text.toString()));
    child.stderr!.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.ended = once(child, 'exit').then(([code, signal]) => {
      // Otherwise a story only says that nobody answered any more.
      if (this.url && signal === null && !this.endIsExpected) process.stderr.write(`a server ended by itself (${code}):\n${this.stderr}\n`);
      return { code, signal };
    });
  }

  /** Spawns a server without waiting for it, e.g. one that is expected to refuse to start. */
  static spawn({ environment = {}, entry = 'apps/server/src/main.ts', args = [], hooks = [] }: ServerOptions = {}): ServerProcess {
    const { PATH, HOME } = process.env;
    const defaults = {
      NODE_COMPILE_CACHE: COMPILED,
      PORT: '0',
      JWT_SECRET,
      LOG_LEVEL: 'error',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    };
    const options = [...(entry.endsWith('.ts') ? FROM_SOURCE : []), ...hooks.flatMap((hook) => ['-r', join(ROOT, hook)])];
    const child = spawn(process.execPath, [...options, join(ROOT, entry), ...args], {
      cwd: ROOT,
      env: { PATH, HOME, ...defaults, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', ...(hooks.length > 0 ? ['ipc' as const] : [])],
    });
    const server = new ServerProcess(child);
    running.push(server);
    return server;
  }

  /** Starts a server. @throws Error with the output of the process when it does not become ready */
  static async start(options: ServerOptions = {}): Promise<ServerProcess> {
    const server = ServerProcess.spawn({ ...options, environment: { DATA_DIR: await dataFolder(), ...options.environment } });
    await server.ready();
    return server;
  }

  /** The lines of stdout that report readiness. */
  get readyLines(): { event: string; url: string; docs?: string }[] {
    const lines = this.stdout.split('\n').filter((line) => line.includes('"event":"ready"'));
    return lines.map((line) => JSON.parse(line) as { event: string; url: string; docs?: string });
  }

  async ready(): Promise<void> {
    const deadline = AbortSignal.timeout(READY_WITHIN_MS);
    const gone = this.ended.then(() => true);
    for (let line = this.readyLines[0]; ; [line] = this.readyLines) {
      if (line) return void (this.url = line.url.replace('localhost', '127.0.0.1'));
      const more = once(this.child.stdout!, 'data', { signal: deadline }).then(
        () => false,
        () => true,
      );
      if (await Promise.race([more, gone])) throw new Error(`not ready\n${this.stdout}\n${this.stderr}`);
    }
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Asks a hook inside of the process. */
  async ask<T = void>(question: { ask: string }): Promise<T> {
    const answer = once(this.child, 'message');
    this.child.send(question);
    return ((await answer) as [T])[0];
  }

  signal(signal: NodeJS.Signals): void {
    this.endIsExpected = true;
    this.child.kill(signal);
  }

  /** Sends SIGTERM and waits for the end of the process. */
  async terminate(): Promise<Ended & { withinMs: number }> {
    const asked = performance.now();
    this.signal('SIGTERM');
    return { ...(await this.ended), withinMs: performance.now() - asked };
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  api(token?: string): Api {
    return new Api(this.url, token);
  }

  /** Whether the server is connected to the other nodes. */
  async hearsNodes(): Promise<boolean> {
    return (await this.readiness()).nodes;
  }

  /** @throws Error when there is no answer within five seconds */
  async readiness(): Promise<{ status: number; nodes: boolean }> {
    const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    return { status: answer.status, nodes: ((await answer.json()) as { nodes?: boolean }).nodes === true };
  }

  /** Returns the status of a health check, which is outside `/v1`. */
  async health(path: 'live' | 'ready' = 'ready'): Promise<number> {
    return (await fetch(`${this.url}/health/${path}`)).status;
  }

  async signIn({ email, password } = ADMIN): Promise<Staff> {
    const { status, body } = await this.api().post('/auth/login', { email, password });
    if (status !== 200) throw new Error(`sign-in failed: ${status} ${JSON.stringify(body)}`);
    return { id: body.user.id, token: body.accessToken, refreshToken: body.refreshToken };
  }

  /** Signs the first admin in and switches the rate limits off. */
  async admin(settings: object = {}): Promise<Staff> {
    const admin = await this.signIn();
    const unlimited = { maxLoginsPerMinute: 0, maxNewChatsPerMinute: 0, maxEventsPerSecond: 0, maxMessagesPerSecond: 0 };
    const { status, body } = await this.api(admin.token).patch('/settings', { ...unlimited, ...settings });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return admin;
  }

  async agent(admin: Staff, name: string, role: 'agent' | 'supervisor' = 'agent'): Promise<Staff> {
    const email = `${name}-${Math.trunc(performance.now())}@example.com`.toLowerCase();
    await this.api(admin.token).post('/users', { name, email, password: PASSWORD, role });
    return this.signIn({ email, password: PASSWORD });
  }

  /** Connects a socket and waits for `ready`. */
  async connect(token: string): Promise<Connected> {
    const client = await connect(this.url, token);
    this.clients.push(client);
    await client.heard('ready');
    return client;
  }

  async startChat(request: object = {}): Promise<{ chatId: string; token: string }> {
    const { status, body } = await this.api().post('/chats', { customer: { name: 'Cleo' }, ...request });
    if (status !== 201) throw new Error(`no chat: ${status} ${JSON.stringify(body)}`);
    return { chatId: body.chat.id, token: body.customerToken };
  }

  closeClients(): void {
    for (const client of this.clients) client.close();
  }
}

/** Creates a data folder that an unprivileged Postgres can access; `cleanUp` removes it. */
export async function dataFolder(): Promise<string> {
  const folder = await temporaryFolder('switchboard-process-');
  folders.push(folder);
  return folder;
}

/** For `afterAll`: kills the servers that still run and deletes their folders. */
export async function cleanUp(): Promise<void> {
  for (const server of running) {
    server.closeClients();
    await server.kill();
  }
  for (const folder of folders) {
    await EmbeddedPostgres.stopAbandoned(folder);
    await rm(folder, { recursive: true, force: true });
  }
  running = [];
  folders = [];
}
