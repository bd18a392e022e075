import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { CreateUser, Passwords } from '#directory';
import { Clock } from '#kernel';
import { configureApp, Env, httpAdapter, readEnv, type Role, Sweeps, Tokens } from '#platform';
import { createTestDatabase, FakeClock } from '#platform/testing';
import type { ChatView, WaitRange } from '#protocol';
import { ServerModule } from '#server';
import { servePages } from '../../apps/server/src/pages';
import { type DemoLogin, serveDocs } from '../../apps/server/src/swagger';
import { Api } from './api';
import { type Connected, connect } from './client';
import { nestedConnections, noteNestedConnections } from './one-connection';
import { Probe } from './probe';
import { wire } from './wire';

export const ADMIN = { email: 'admin@example.com', password: 'correct-horse-battery' };
/** Of a hundred agents a second would go into their passwords; what they cost in earnest is tried with the built program. */
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const STOP_WITHIN_MS = 25_000;
/** Password of every user that `staff` creates. */
export const PASSWORD = 'a-good-password';

export interface Staff {
  id: string;
  email: string;
  token: string;
  api: Api;
}

/** Response of `POST /chats`. */
export interface StartedChat {
  chat: ChatView;
  customerToken: string;
  queue: { position: number; estimatedWaitSeconds: WaitRange | null };
}

export interface SwitchboardOptions {
  /**
   * URL of another Switchboard's database, to start a second node on it. Passport stores strategies per process, so within one process the
   * node that started last must be stopped last, or at the end of the test.
   */
  databaseUrl?: string;
  environment?: Record<string, string>;
  /** Whether the documents are served; with a login, Swagger UI opens signed in. */
  docs?: boolean | DemoLogin;
  /** Whether the built pages are served too, or those of another folder. */
  pages?: boolean | string;
  role?: Role;
  /** Modules of the test that run in the server. */
  beside?: Type[];
}

/** Switchboard under test: a whole server on a database of its own. The test moves its time, and no sweep runs by itself. */
export class Switchboard {
  readonly clients: Connected[] = [];
  private count = 0;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: FakeClock,
    readonly url: string,
    readonly databaseUrl: string,
    readonly dataDir: string,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async start(options: SwitchboardOptions = {}): Promise<Switchboard> {
    const database = options.databaseUrl === undefined ? await createTestDatabase() : undefined;
    const databaseUrl = options.databaseUrl ?? database!.url;
    const dataDir = mkdtempSync(join(tmpdir(), 'switchboard-'));
    const env = readEnv({
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      JWT_SECRET: 'a secret of the tests, long enough to be good',
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
      DATABASE_POOL: '5',
      ...options.environment,
    });
    const clock = new FakeClock();
    const module = await Test.createTestingModule({ imports: [ServerModule.forRoot(env, options.role), ...(options.beside ?? [])] })
      .overrideProvider(Clock)
      .useValue(clock)
      .overrideProvider(Passwords)
      .useValue(new Passwords(CHEAP))
      .compile();
    const app = await configureApp(module.createNestApplication<NestFastifyApplication>(httpAdapter(env)), env);
    if (options.docs) serveDocs(app, options.docs === true ? undefined : options.docs);
    if (options.pages) await servePages(app, options.pages === true ? undefined : options.pages);
    await app.listen(0, '127.0.0.1');
    stopSweeps(app);
    noteNestedConnections(app.get(DataSource));
    const { port } = app.getHttpServer().address() as { port: number };
    return new Switchboard(app, clock, `http://127.0.0.1:${port}`, databaseUrl, dataDir, async () => {
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    });
  }

  get database(): DataSource {
    return this.app.get(DataSource);
  }

  get probe(): Probe {
    return new Probe(this.database);
  }

  get visitor(): Api {
    return new Api(this.url);
  }

  /** Returns a REST client of this node with the token. */
  as({ token }: { token: string }): Api {
    return new Api(this.url, token);
  }

  /** Creates somebody with a login, whose password is not verified: that is slow, and has stories of its own. */
  async staff(role: 'agent' | 'supervisor' | 'admin', details: { name?: string; maxConcurrentChats?: number | null } = {}): Promise<Staff> {
    this.count += 1;
    const email = `${role}-${this.count}-${Math.trunc(performance.now())}@example.com`;
    const { id } = await this.app
      .get(CommandBus)
      .execute(new CreateUser({ name: `${role} ${this.count}`, email, password: PASSWORD, role, ...details }));
    const [session] = await this.probe.doctor.logIn([id]);
    const token = this.app.get(Tokens).sign({ kind: 'staff', sub: id, sid: session! }, this.app.get(Env).ACCESS_TOKEN_SECONDS);
    return { id, email, token, api: new Api(this.url, token) };
  }

  /** Creates an agent who is online, with a socket. */
  async agentOnline(
    details: { name?: string; maxConcurrentChats?: number | null; skills?: string[] } = {},
  ): Promise<Staff & { socket: Connected }> {
    const { skills, ...rest } = details;
    const agent = await this.staff('agent', rest);
    if (skills) await this.skills(agent.id, skills);
    return { ...agent, socket: await this.connect(agent.token) };
  }

  async skills(agentId: string, names: string[]): Promise<void> {
    const admin = await this.admin();
    const answer = await admin.api.put(`/agents/${agentId}/skills`, { skills: names.map((name) => ({ name })) });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }

  private adminStaff?: Promise<Staff>;

  admin(): Promise<Staff> {
    return (this.adminStaff ??= this.staff('admin'));
  }

  async settings(changes: object): Promise<void> {
    const { status, body } = await (await this.admin()).api.patch('/settings', changes);
    if (status !== 200) throw new Error(JSON.stringify(body));
  }

  /** Connects a socket and waits for `ready`. */
  async connect(token: string): Promise<Connected> {
    const client = await connect(this.url, token);
    this.clients.push(client);
    await client.heard('ready');
    return client;
  }

  /** Starts a chat as a new customer. @returns the response of `POST /chats` */
  async startChat(request: Record<string, unknown> = {}, by: Api = this.visitor): Promise<StartedChat> {
    const { status, body } = await by.post('/chats', { customer: { name: 'Cleo' }, ...request });
    if (status !== 201) throw new Error(`no chat: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** Runs every sweep of this node once, as the timers would; with `of`, those of one clock, so that a story may move time by days. */
  async sweep(of = ''): Promise<void> {
    for (const { name, run } of this.app.get(Sweeps).ofThisNode()) if (name.startsWith(of)) await run();
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.close();
    await inTime('closing the server', this.app.close());
    await inTime('removing its database and files', this.cleanUp());
    const [nested] = nestedConnections.splice(0);
    if (nested) throw new Error(`within a transaction, whoever holds a connection asked for another: ${nested}`);
    if (wire.flaws.length > 0) throw new Error(`sockets carried what docs/asyncapi.json does not say: ${wire.flaws.join('\n')}`);
  }
}

/** Says which step does not end, where Jest would only say that the hook takes too long. */
async function inTime(step: string, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>(
    (_, reject) =>
      (timer = setTimeout(
        () => reject(new Error(`${step} takes too long; open: ${process.getActiveResourcesInfo().join(', ')}`)),
        STOP_WITHIN_MS,
      )),
  );
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function stopSweeps(app: NestFastifyApplication): void {
  const registry = app.get(SchedulerRegistry);
  for (const name of registry.getIntervals()) registry.deleteInterval(name);
}
