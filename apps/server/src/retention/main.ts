import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { CannotStart, directUrl, LogPartitions, readEnv, whyItFailed, withPatience } from '#platform';
import { retain } from './retention';

const USAGE = 'npm run retention -- --older-than=24 [--dry-run], in months, with DATABASE_URL';

/** Detaches the months of the event log that are older than asked. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'older-than': { type: 'string' }, 'dry-run': { type: 'boolean' } },
    args: process.argv.slice(2),
    strict: false,
  });
  const months = Number(values['older-than']);
  const env = readEnv(process.env);
  if (!Number.isInteger(months) || months < 1 || months > 1_200 || env.DATABASE_URL === undefined) throw new CannotStart(USAGE);
  const before = new Date();
  before.setUTCMonth(before.getUTCMonth() - months);
  const dryRun = values['dry-run'] === true;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const gone = await withPatience(directUrl(env), (database) => retain(new LogPartitions(database), { before, dryRun }, say));
  say(dryRun ? `${gone} would go` : `${gone} went`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${whyItFailed(error)}\n`);
  process.exitCode = 1;
});
