import { once } from 'node:events';
import { createServer } from 'node:net';
import { CannotStart, type Env, reasonOf } from '#platform/env';

/** Listening on one of these addresses, the server can be reached as `localhost`. */
const LOCAL = new Set(['0.0.0.0', '::', '127.0.0.1', '::1']);
const NOT_OURS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EINVAL']);

/** Returns the address to listen on. The demo listens on loopback by default, because its passwords are public. */
export function hostOf({ HOST, DEMO }: Env): string {
  return HOST ?? (DEMO ? '127.0.0.1' : '0.0.0.0');
}

/** Checks that the port is free, before anything else is started. @throws CannotStart */
export async function mustBeFree(env: Env): Promise<void> {
  const probe = createServer();
  const listening = once(probe, 'listening');
  probe.listen(env.PORT, hostOf(env));
  await listening.catch((error: unknown) => cannotListen(error, env));
  await new Promise((resolve) => probe.close(resolve));
}

/** Returns the address by which a browser on this machine reaches the server. */
export function urlOf(host: string, port: number): string {
  if (LOCAL.has(host)) return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

export function cannotListen(error: unknown, { HOST, PORT }: Env): never {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    throw new CannotStart(`PORT=${PORT} is taken by another program: stop it, or name another (0: any that is free)`);
  if (code === 'EACCES') throw new CannotStart(`PORT=${PORT} is not for this user: name one above 1023`);
  if (NOT_OURS.has(code)) {
    throw new CannotStart(`HOST=${JSON.stringify(HOST)} is no address of this machine (${reasonOf(error)}): name one, or leave it out`);
  }
  throw error;
}
