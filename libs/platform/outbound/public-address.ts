import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is on the public internet: global unicast, which rules out loopback, private, link-local, shared, multicast and
 * reserved addresses, and those that wrap an IPv4 address to be translated. IPv4 written as IPv6 (`::ffff:127.0.0.1`) is judged as IPv4.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

/** The address of a request is not on the public internet. */
export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} leads to no public address`);
  }
}

type Resolve = (
  host: string,
  options: { all: true; family?: number | 'IPv4' | 'IPv6'; hints?: number },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Resolves names for `net.connect`, which connects to nothing but what it answers: public addresses. So a name that leads elsewhere at
 * every look (DNS rebinding) is judged by the look that counts.
 */
export function publicLookup(resolve: Resolve = systemLookup): LookupFunction {
  return (host, options, callback) =>
    resolve(host, { family: options.family, hints: options.hints, all: true }, (error, found) => {
      const open = found?.filter(({ address }) => isPublicAddress(address)) ?? [];
      const refused = error ?? (open.length === 0 ? new PrivateAddress(host) : null);
      if (refused || options.all) callback(refused, open);
      else callback(null, open[0]!.address, open[0]!.family);
    });
}
