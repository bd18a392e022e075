import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Logger } from '@nestjs/common';
import { EmbeddedPostgres } from '#embedded-postgres';
import { type Env, readEnv, reasonOf, whyItFailed } from '#platform/env';
import { bad, examine, examineOutside, type Finding, inLines } from '#system';

/** Says what is wrong with this installation and what to do about it; ends with 1 if anything is. */
async function main(): Promise<void> {
  Logger.overrideLogger(false);
  const { values } = parseArgs({
    options: { url: { type: 'string' }, json: { type: 'boolean' } },
    args: process.argv.slice(2),
    strict: false,
  });
  const findings = await found();
  if (typeof values.url === 'string') findings.push(...(await outside(values.url)));
  process.stdout.write(values.json ? `${JSON.stringify(findings)}\n` : inLines(findings));
  process.exitCode = findings.some(({ state }) => state === 'bad') ? 1 : 0;
}

async function found(): Promise<Finding[]> {
  let env: Env;
  try {
    env = readEnv(process.env);
  } catch (error) {
    return reasonOf(error)
      .split('\n')
      .map((line) => bad('Environment', line, 'mend the variable; the README lists all of them'));
  }
  if (env.DATABASE_URL !== undefined) return examine(env);
  try {
    const postgres = await EmbeddedPostgres.start({ dataDir: env.DATA_DIR });
    env.DATABASE_URL = postgres.url;
    return await examine(env).finally(() => postgres.stop());
  } catch (error) {
    const says = `the built-in Postgres does not start: ${reasonOf(error)}`;
    return [...(await examine(env)), bad('Database', says, 'look at postgres.log in DATA_DIR, or set DATABASE_URL')];
  }
}

async function outside(address: string): Promise<Finding[]> {
  if (!URL.canParse(address)) return [bad('Address', `${address} is none`, 'write it as https://chat.example.com')];
  return examineOutside(address);
}

main().catch((error: unknown) => {
  process.stderr.write(`${whyItFailed(error)}\n`);
  process.exitCode = 2;
});
