import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import type { Env } from '../env/env';
import { itemsOf } from '../env/variables';

type Trust = (address: string, hop: number) => boolean;

/** Converts `TRUST_PROXY` to Fastify's `trustProxy` option: whose `X-Forwarded-For` is trusted. */
export function trustProxy({ TRUST_PROXY }: Env): false | string | Trust {
  if (TRUST_PROXY === undefined) return false;
  const hops = Number(TRUST_PROXY);
  return Number.isInteger(hops) ? (_address, hop) => hop < hops : TRUST_PROXY;
}

/** Returns a function that reads the client's address like `request.ip`, for requests that bypass Fastify (sockets). */
export function addressReader(env: Env): (request: IncomingMessage) => string {
  const trust = trustProxy(env);
  if (trust === false) return ({ socket }) => socket.remoteAddress ?? '';
  const trusts = typeof trust === 'string' ? proxyAddress.compile(itemsOf(trust)) : trust;
  return (request) => proxyAddress(request, trusts) ?? '';
}
