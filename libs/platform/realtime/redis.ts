import type { createClient, createCluster } from 'redis';
import type { Env } from '../env/env';
import { itemsOf } from '../env/variables';

type Single = ReturnType<typeof createClient>;
type Cluster = ReturnType<typeof createCluster>;
/** What nodes are connected by: one Redis, or a cluster, of which one master has the stream of what they tell each other. */
export type Redis = Single | Cluster;
export type SocketOptions = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['socket']>;

/** Key of the adapter's stream, by which a cluster says who has it. */
const STREAM = 'socket.io';

/** Makes a client, without connecting. The package makes up a quarter of all loaded modules, so it is imported here alone. */
export async function redisOf(
  { REDIS_URL, REDIS_CLUSTER }: Pick<Env, 'REDIS_URL' | 'REDIS_CLUSTER'>,
  socket: SocketOptions,
): Promise<Redis> {
  const { createClient: single, createCluster: cluster } = await import('redis');
  const urls = itemsOf(REDIS_URL!);
  if (urls.length === 1 && !REDIS_CLUSTER) return single({ url: urls[0], socket });
  const { username, password, protocol } = new URL(urls[0]!);
  const decoded = (text: string): string | undefined => (text === '' ? undefined : decodeURIComponent(text));
  return cluster({
    rootNodes: urls.map((url) => ({ url, socket })),
    // What the addresses say is for finding the nodes; those that are found want it too.
    defaults: {
      username: decoded(username),
      password: decoded(password),
      socket: { ...socket, ...(protocol === 'rediss:' && { tls: true }) } as never,
    },
  }) as unknown as Cluster;
}

/** Resolves when Redis answers; of a cluster, the master that has the stream: a ping would wait for all of them. */
export async function ping(redis: Redis): Promise<true> {
  await ('masters' in redis ? redis.exists(STREAM) : redis.ping());
  return true;
}
