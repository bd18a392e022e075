import type { Env } from '#platform/env';
import { examineDatabase } from './database';
import { type Finding, ok } from './finding';
import { inTime } from './in-time';
import { examinePooler } from './pooler';
import { examineReplica } from './replica';
import { examineServices } from './services';
import { examineSurroundings } from './surroundings';

const one = async (looking: Promise<Finding>): Promise<Finding[]> => [await looking];

/**
 * Looks at everything that an installation needs: all at once, each in a time of its own. Without `DATABASE_URL`, not at a database.
 * @returns one finding or several of each, in the order in which they are read
 */
export async function examine(env: Env): Promise<Finding[]> {
  const { DATABASE_URL: url, DATABASE_DIRECT_URL: direct, DATABASE_READ_URL: replica } = env;
  const found = await Promise.all([
    inTime('Environment', examineSurroundings(env)),
    ...(url === undefined ? [] : [inTime('Database', examineDatabase(direct ?? url, env))]),
    ...(url === undefined || direct === undefined ? [] : [inTime('Pooler', one(examinePooler(url)))]),
    ...(replica === undefined ? [] : [inTime('Replica', one(examineReplica(replica)))]),
    examineServices(env),
  ]);
  return [ok('Node', process.versions.node), ...found.flat()];
}
