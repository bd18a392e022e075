import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Logger } from '@nestjs/common';
import { EmbeddedPostgres } from '#embedded-postgres';
import { type Env, readEnv, reasonOf, whyItFailed } from '#platform/env';
import { examineDatabase } from './database';
import { bad, type Finding, inLines, ok } from './finding';
import { examineOutside } from './outside';
import { examinePooler } from './pooler';
import { examineReplica } from './replica';
import { examineServices } from './services';
import { examineSurroundings } from './surroundings';

const NODE = 'Node';

/** Says what is wrong with this installation and what to do about it; ends with 1 if anything is. */
async function main(): Promise<void> {
  Logger.overrideLogger(false);
  const { values } = parseArgs({
    options: { url: { type: 'string' }, json: { type: 'boolean' } },
    args: process.argv.slice(2),
    strict: false,
  });
  const findings = [ok(NODE, process.versions.node), ...(await examine())];
  if (typeof values.url === 'string') findings.push(...(await outside(values.url)));
  process.stdout.write(values.json ? `${JSON.stringify(findings)}\n` : inLines(findings));
  process.exitCode = findings.some(({ state }) => state === 'bad') ? 1 : 0;
}

async function examine(): Promise<Finding[]> {
  let env: Env;
  try {
    env = readEnv(process.env);
  } catch (error) {
    return reasonOf(error)
      .split('\n')
      .map((line) => bad('Environment', line, 'mend the variable; the README lists all of them'));
  }
  const surroundings = await examineSurroundings(env);
  const replica = env.DATABASE_READ_URL === undefined ? [] : [await examineReplica(env.DATABASE_READ_URL)];
  return [...surroundings, ...(await database(env)), ...replica, ...(await examineServices(env))];
}

async function database(env: Env): Promise<Finding[]> {
  if (env.DATABASE_URL !== undefined && env.DATABASE_DIRECT_URL !== undefined)
    return [...(await examineDatabase(env.DATABASE_DIRECT_URL, env)), await examinePooler(env.DATABASE_URL)];
  if (env.DATABASE_URL !== undefined) return examineDatabase(env.DATABASE_URL, env);
  try {
    const postgres = await EmbeddedPostgres.start({ dataDir: env.DATA_DIR });
    return await examineDatabase(postgres.url, env).finally(() => postgres.stop());
  } catch (error) {
    return [
      bad('Database', `the built-in Postgres does not start: ${reasonOf(error)}`, 'look at postgres.log in DATA_DIR, or set DATABASE_URL'),
    ];
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
