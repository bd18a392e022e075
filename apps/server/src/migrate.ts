import 'reflect-metadata';
import { migrate, readEnv } from '#platform';

/** Brings the schema of `DATABASE_URL` up to date and ends; the server does the same at its start. */
async function main(): Promise<void> {
  const { DATABASE_URL: url } = readEnv(process.env);
  if (url === undefined) throw new Error('Set DATABASE_URL; the built-in database is migrated when the server starts.');
  await migrate(url);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
