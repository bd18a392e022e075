import 'reflect-metadata';
import { createApp, type Env, migrate, readEnv, type Role, serves } from '#platform';
import { EmbeddedPostgres } from '#embedded-postgres';
import { setUpDemo } from './demo';
import { readRole } from './read-role';
import { ServerModule } from './server.module';
import { serveDocs } from './swagger';

/** Below the 10 s after which the process is killed. */
const SHUTDOWN_DEADLINE_MS = 9_000;

/** Listening on one of these addresses, the server can be reached as `localhost`. */
const LOCAL = new Set(['0.0.0.0', '::', '127.0.0.1', '::1']);

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const role = readRole(process.argv.slice(2), env);
  const postgres = await startPostgres(env);
  try {
    await serve(env, role, postgres);
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

async function serve(env: Env, role: Role, postgres: EmbeddedPostgres | undefined): Promise<void> {
  await migrate(env.DATABASE_URL!);
  const app = await createApp(ServerModule.forRoot(env, role), env);
  if (serves(role)) serveDocs(app);
  stopOnSignal(async () => {
    await app.close();
    await postgres?.stop();
  });
  const demo = env.DEMO ? await setUpDemo(app, env) : undefined;
  const host = env.HOST ?? (env.DEMO ? '127.0.0.1' : '0.0.0.0');
  await app.listen(env.PORT, host);
  const { port } = app.getHttpServer().address() as { port: number };
  const url = `http://${nameOf(host)}:${port}`;
  process.stdout.write(`${JSON.stringify({ event: 'ready', url })}\n`);
  if (demo) process.stdout.write(demo(url));
}

/** Returns the host name by which a browser on this machine reaches the server. */
function nameOf(host: string): string {
  if (LOCAL.has(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

async function startPostgres(env: Env): Promise<EmbeddedPostgres | undefined> {
  if (env.DATABASE_URL !== undefined) return undefined;
  const postgres = await EmbeddedPostgres.start({ dataDir: env.DATA_DIR });
  env.DATABASE_URL = postgres.url;
  return postgres;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), SHUTDOWN_DEADLINE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
