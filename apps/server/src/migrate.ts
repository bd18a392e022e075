import 'reflect-metadata';
import { CannotStart, directUrl, migrate, readEnv, whyItFailed } from '#platform';

/** Migrates the database of `DATABASE_URL` and exits. The server does the same when it starts. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  if (env.DATABASE_URL === undefined) throw new CannotStart('Set DATABASE_URL; the built-in database is migrated when the server starts.');
  await migrate(directUrl(env));
}

main().catch((error: unknown) => {
  process.stderr.write(`${whyItFailed(error)}\n`);
  process.exitCode = 1;
});
