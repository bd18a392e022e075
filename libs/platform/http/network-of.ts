import ipaddr from 'ipaddr.js';

const IPV6_SUBNET_BITS = 64;

/** Network that counts as one address where limits are per address: of IPv6 the /64, since a single line has 2^64 addresses. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/${IPV6_SUBNET_BITS}`).toString()}/${IPV6_SUBNET_BITS}`;
}
