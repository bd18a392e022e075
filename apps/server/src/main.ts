import 'reflect-metadata';
import { CannotStart, type Env, openDataDir, readEnv, reasonOf, whyItFailed } from '#platform/env';
import { EmbeddedPostgres } from '#embedded-postgres';
import { mustBeFree } from './listening';
import { readRole } from './read-role';

/** Below the 10 s after which a process that need not drain is killed. */
const SHUTDOWN_DEADLINE_MS = 9_000;

/** Whatever is wrong with the settings is said at once: the server itself, which takes most of a start to load, comes last. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const role = readRole(process.argv.slice(2), env);
  openDataDir(env.DATA_DIR);
  await mustBeFree(env);
  const postgres = await startPostgres(env);
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` wants a file extension, which source and build do not share
    const { serve } = require('./serve') as typeof import('./serve');
    await serve(env, role, (close) =>
      stopOnSignal(env, async () => {
        await close();
        await postgres?.stop();
      }),
    );
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

async function startPostgres(env: Env): Promise<EmbeddedPostgres | undefined> {
  if (env.DATABASE_URL !== undefined) return undefined;
  const postgres = await EmbeddedPostgres.start({ dataDir: env.DATA_DIR }).catch((error: unknown) => {
    throw new CannotStart(`The built-in Postgres, used where DATABASE_URL names none, does not start in DATA_DIR: ${reasonOf(error)}`);
  });
  env.DATABASE_URL = postgres.url;
  return postgres;
}

function stopOnSignal(env: Env, stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), SHUTDOWN_DEADLINE_MS + env.DRAIN_SECONDS * 1_000).unref();
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
