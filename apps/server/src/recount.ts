import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { recount } from '#analytics';
import { CannotStart, readEnv, readInstant, whyItFailed } from '#platform';

const USAGE = 'npm run recount -- --from=2026-11-01 --to=2026-12-01, with DATABASE_URL';

/** Counts every rolled-up figure of a span anew from its facts, prints each difference as a line of JSON, and ends with 1 if there is one. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, to: { type: 'string' } },
    args: process.argv.slice(2),
    strict: false,
  });
  const [from, to] = [readInstant(values.from), readInstant(values.to)];
  const { DATABASE_URL: url } = readEnv(process.env);
  if (from === undefined || to === undefined || from >= to || url === undefined) throw new CannotStart(USAGE);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const ask = async <R>(sql: string, parameters: unknown[]): Promise<R[]> => (await client.query(sql, parameters)).rows as R[];
    const differences = await recount(ask, { from, to });
    for (const difference of differences) process.stdout.write(`${JSON.stringify(difference)}\n`);
    process.stderr.write(`${differences.length} differences\n`);
    process.exitCode = differences.length > 0 ? 1 : 0;
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${whyItFailed(error)}\n`);
  process.exitCode = 2;
});
