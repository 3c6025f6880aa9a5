import ipaddr from "ipaddr.js";

export type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type Network = [Address, number];

export interface SpecialRange {
  cidr: string;
  network: Network;
  kind: string;
}

const range = (cidr: string, kind: string): SpecialRange => ({ cidr, network: ipaddr.parseCIDR(cidr), kind });

/**
 * Refused whatever the allow-list says: link-local, and the addresses at which clouds hand out credentials.
 */
export const neverAllowedRanges: readonly SpecialRange[] = [
  range("169.254.0.0/16", "a link-local address, where clouds hand out credentials"),
  range("168.63.129.16/32", "a cloud's own service address"),
  range("100.100.100.200/32", "a cloud's metadata address"),
  range("192.0.0.192/32", "a cloud's metadata address"),
  range("fe80::/10", "a link-local address"),
  range("fd00:ec2::/32", "a cloud's metadata address"),
  range("fd20:ce::254/128", "a cloud's metadata address"),
];

/** Refused unless the allow-list names them (IANA special-purpose registries, RFC 6890). */
export const specialRanges: readonly SpecialRange[] = [
  range("0.0.0.0/8", "an address of this machine"),
  range("10.0.0.0/8", "a private address"),
  range("100.64.0.0/10", "a carrier's private address"),
  range("127.0.0.0/8", "a loopback address"),
  range("172.16.0.0/12", "a private address"),
  range("192.0.0.0/24", "a special-purpose address"),
  range("192.0.2.0/24", "a documentation address"),
  range("192.88.99.0/24", "a special-purpose address"),
  range("192.168.0.0/16", "a private address"),
  range("198.18.0.0/15", "a benchmarking address"),
  range("198.51.100.0/24", "a documentation address"),
  range("203.0.113.0/24", "a documentation address"),
  range("224.0.0.0/4", "a multicast address"),
  range("240.0.0.0/4", "a reserved address"),
  range("::1/128", "a loopback address"),
  range("::/96", "an address of this machine"),
  range("::ffff:0:0:0/96", "an IPv4 address behind a translator"),
  range("64:ff9b::/96", "an IPv4 address behind a translator"),
  range("64:ff9b:1::/48", "an IPv4 address behind a translator"),
  range("100::/64", "a special-purpose address"),
  range("2001::/23", "a special-purpose address"),
  range("2001:db8::/32", "a documentation address"),
  range("2002::/16", "an IPv4 address in a tunnel"),
  range("3fff::/20", "a documentation address"),
  range("5f00::/16", "a special-purpose address"),
  range("fc00::/7", "a private address"),
  range("fec0::/10", "a private address"),
  range("ff00::/8", "a multicast address"),
];

/** An address in its own family: `::ffff:127.0.0.1` is the IPv4 address. Null for what is none. */
export function parseAddress(text: string): Address | null {
  return ipaddr.isValid(text) ? ipaddr.process(text) : null;
}

export function contains([network, bits]: Network, address: Address): boolean {
  return network.kind() === address.kind() && address.match(network, bits);
}

export function findRange(ranges: readonly SpecialRange[], address: Address): SpecialRange | undefined {
  return ranges.find(({ network }) => contains(network, address));
}

/** Where a translated, tunnelled or compatible IPv6 address keeps the IPv4 address that it leads to, by its prefix. */
const embeddings: readonly { network: Network; read: (bytes: number[]) => number[] }[] = [
  { network: ipaddr.parseCIDR("2002::/16"), read: (bytes) => bytes.slice(2, 6) },
  // RFC 6052, 2.2: with a prefix of 48 bits, the ninth byte stays free.
  {
    network: ipaddr.parseCIDR("64:ff9b:1::/48"),
    read: (bytes) => [...bytes.slice(6, 8), ...bytes.slice(9, 11)],
  },
  // RFC 4380, 4: the client's address with all of its bits turned.
  { network: ipaddr.parseCIDR("2001::/32"), read: (bytes) => bytes.slice(12).map((byte) => byte ^ 0xff) },
  { network: ipaddr.parseCIDR("2001::/32"), read: (bytes) => bytes.slice(4, 8) },
  ...["64:ff9b::/96", "64:ff9b:1::/48", "::/96", "::ffff:0:0:0/96"].map((cidr) => ({
    network: ipaddr.parseCIDR(cidr),
    read: (bytes: number[]) => bytes.slice(12),
  })),
];

/** The IPv4 addresses that an IPv6 address may lead to, when it is translated or goes through a tunnel. */
export function embeddedIPv4(address: Address): Address[] {
  if (address.kind() === "ipv4") return [];
  const bytes = address.toByteArray();
  return embeddings
    .filter(({ network }) => contains(network, address))
    .map(({ read }) => new ipaddr.IPv4(read(bytes)));
}

/** Whether an address is no public one: of this machine, private, or set aside for something else. */
export function isSpecialAddress(text: string): boolean {
  const address = parseAddress(text);
  return address !== null && (address.range() !== "unicast" || Boolean(findRange(specialRanges, address)));
}
