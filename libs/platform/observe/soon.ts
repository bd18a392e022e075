import { setTimeout as sleep } from 'node:timers/promises';

/** What `read` answers. @throws Error when it has not answered within `ms` */
export async function soon<T>(read: () => T | Promise<T>, ms: number): Promise<T> {
  const ending = new AbortController();
  const late = sleep(ms, undefined, { signal: ending.signal, ref: false }).then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([(async () => read())(), late]);
  } finally {
    ending.abort();
  }
}
