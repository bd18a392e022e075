import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CannotStart, createApp, type Env, migrate, openDataDir, readEnv, reasonOf, type Role, serves, whyItFailed } from '#platform';
import { EmbeddedPostgres } from '#embedded-postgres';
import { forPeople, pagesOf, readyLine } from './announce';
import { setUpDemo } from './demo';
import { cannotListen, hostOf, mustBeFree, urlOf } from './listening';
import { readRole } from './read-role';
import { servePages } from './pages';
import { ServerModule } from './server.module';
import { serveDocs } from './swagger';

/** Below the 10 s after which the process is killed. */
const SHUTDOWN_DEADLINE_MS = 9_000;

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const role = readRole(process.argv.slice(2), env);
  openDataDir(env.DATA_DIR);
  await mustBeFree(env);
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
  if (serves(role)) {
    serveDocs(app);
    await servePages(app);
  }
  stopOnSignal(async () => {
    await app.close();
    await postgres?.stop();
  });
  const demo = env.DEMO ? await setUpDemo(app, env) : undefined;
  const url = await listen(app, env);
  const pages = pagesOf(app, url);
  process.stdout.write(readyLine(url, pages.find(({ url: page }) => page.endsWith('/docs'))?.url));
  if (demo) process.stdout.write(demo(url));
  else if (process.stdout.isTTY) process.stdout.write(forPeople(url, pages));
}

async function listen(app: NestFastifyApplication, env: Env): Promise<string> {
  const host = hostOf(env);
  await app.listen(env.PORT, host).catch((error: unknown) => cannotListen(error, env));
  const { port } = app.getHttpServer().address() as { port: number };
  return urlOf(host, port);
}

async function startPostgres(env: Env): Promise<EmbeddedPostgres | undefined> {
  if (env.DATABASE_URL !== undefined) return undefined;
  const postgres = await EmbeddedPostgres.start({ dataDir: env.DATA_DIR }).catch((error: unknown) => {
    throw new CannotStart(`The built-in Postgres, used where DATABASE_URL names none, does not start in DATA_DIR: ${reasonOf(error)}`);
  });
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
  process.stderr.write(`${whyItFailed(error)}\n`);
  process.exit(1);
}

main().catch(fail);
