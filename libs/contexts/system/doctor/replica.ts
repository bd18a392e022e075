import { Client } from 'pg';
import { reasonOf } from '#platform/env';
import { bad, type Finding, ok, warn } from './finding';

/** So old may figures be before somebody wonders. */
const LAG_WARN_SECONDS = 30;

/** Whether the replica for reads can be reached, is one, and follows. */
export async function examineReplica(url: string): Promise<Finding> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ follows: boolean; lag: number }>(
      `select pg_is_in_recovery() as follows, coalesce(extract(epoch from now() - pg_last_xact_replay_timestamp()), 0)::float8 as lag`,
    );
    const { follows, lag } = rows[0]!;
    if (!follows)
      return warn('Replica', 'is no replica: it follows nothing', 'let DATABASE_READ_URL name a streaming replica, or leave it out');
    const says = `${lag.toFixed(1)} s behind, at most`;
    return lag > LAG_WARN_SECONDS ? warn('Replica', says, 'figures are as old; look at pg_stat_replication') : ok('Replica', says);
  } catch (error) {
    return bad('Replica', reasonOf(error), 'start it, mend DATABASE_READ_URL, or leave it out');
  } finally {
    await client.end().catch(() => undefined);
  }
}
