import ipaddr from "ipaddr.js";
import { config } from "@/lib/config";
import { peerAddress } from "./peer-address";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [Address, number];

/**
 * The address that a request comes from, in normal form; null when it is not known for sure. What the request says of
 * itself (X-Forwarded-For) counts as far as it was written by the proxies of RUNBELL_TRUSTED_PROXIES.
 */
export function clientAddress(headers: Headers): string | null {
  const peer = peerAddress(headers);
  return peer && findClient(peer, headers.get("x-forwarded-for"), config().trustedProxies);
}

/** The same of a connection's own address, what was forwarded with it, and the CIDRs of the proxies that are believed. */
export function findClient(
  peer: string,
  forwardedFor: string | null,
  trustedProxies: readonly string[],
): string | null {
  const connected = readAddress(peer);
  if (!connected) return null;
  const hops = (forwardedFor ?? "").split(",").map((hop) => hop.trim());
  // Next writes the connection's address there itself when nothing was forwarded.
  const isDirect = hops.every((hop) => hop === "" || hop === peer);
  if (trustedProxies.length === 0) {
    // A proxy, a container's gateway or a tunnel that nobody told us of: its address is everybody's.
    const isShared = !isDirect || connected.range() !== "unicast";
    return isShared ? null : connected.toString();
  }

  const networks = trustedProxies.map((cidr): Network => ipaddr.parseCIDR(cidr));
  const isTrusted = (address: Address) => networks.some((network) => contains(network, address));
  let client = connected;
  for (const hop of isDirect ? [] : hops.toReversed()) {
    if (!isTrusted(client)) break;
    const before = readAddress(hop);
    if (!before) return null;
    client = before;
  }
  return client.toString();
}

/** Some proxies write the port as well. IPv4 in IPv6's clothes is IPv4. */
function readAddress(text: string): Address | null {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? [];
  const [, withoutPort] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text) ?? [];
  const address = bracketed ?? withoutPort ?? text;
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address);
  if (!address.includes(":") || !ipaddr.IPv6.isValid(address)) return null;
  return ipaddr.process(withoutZone(address));
}

/** fe80::1%eth0 is fe80::1: the zone is this machine's name for a cable. */
function withoutZone(address: string): string {
  return address.split("%")[0] ?? address;
}

function contains([network, prefix]: Network, address: Address): boolean {
  return network.kind() === address.kind() && address.match(network, prefix);
}
