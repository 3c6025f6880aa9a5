import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { Secret } from "./secrets";

// Readers of single values of the environment, for lib/config.ts. Each answers undefined to what it does not understand.

/** Private addresses that outgoing requests may reach: CIDRs in normal form, host names in lower case. */
export interface AllowedNetworks {
  readonly cidrs: readonly string[];
  readonly hosts: readonly string[];
}

const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/i;
const LINK_LOCAL = { ipv4: ipaddr.IPv4.parse("169.254.0.0"), ipv6: ipaddr.IPv6.parse("fe80::") };

export function parseBoolean(text: string): boolean | undefined {
  if (text === "1" || text === "true") return true;
  if (text === "0" || text === "false") return false;
  return undefined;
}

export function parsePort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}

export function parseHost(text: string): string | undefined {
  return isIP(text) || HOST_NAME.test(text) ? text : undefined;
}

/** Scheme, host, port and, behind a proxy that serves more than Runbell, a path; without a trailing slash. */
export function parseAppUrl(text: string): string | undefined {
  const url = webUrl(text);
  if (!url || url.search || url.hash) return undefined;
  const path = url.pathname.replace(/\/$/, "");
  return /^(\/[a-z0-9][a-z0-9._~-]*)*$/i.test(path) ? `${url.origin}${path}` : undefined;
}

export function parseWebUrl(text: string): string | undefined {
  return webUrl(text) ? text.replace(/\/+$/, "") : undefined;
}

export function parseEmail(text: string): string | undefined {
  const email = z.email().safeParse(text.toLowerCase());
  return email.success ? email.data : undefined;
}

export function parseDatabaseUrl(text: string): Secret | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !["postgres:", "postgresql:"].includes(url.protocol)) return undefined;
  // Prisma's own engines took ?schema=; the SQL of the queue relies on the search path instead.
  if ((url.searchParams.get("schema") ?? "public") !== "public") return undefined;
  const hasHost = url.hostname !== "" || url.searchParams.has("host");
  return hasHost && url.pathname.length > 1 ? new Secret(text) : undefined;
}

/** 32 bytes in base64 are 44 characters, so one rule holds for both forms of a key. */
export function parseKeys(text: string): Secret[] | undefined {
  const keys = text.split(",").map((key) => key.trim());
  const areUsable = keys.every((key) => key.length >= 32) && new Set(keys).size === keys.length;
  return areUsable ? keys.map((key) => new Secret(key)) : undefined;
}

export function parseNetworks(text: string): AllowedNetworks | undefined {
  const cidrs: string[] = [];
  const hosts: string[] = [];
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    if (!entry.includes("/") && !isIP(entry)) {
      if (!isUnambiguousName(entry)) return undefined;
      hosts.push(entry.toLowerCase());
      continue;
    }
    const cidr = parseCidr(entry);
    if (!cidr) return undefined;
    cidrs.push(cidr);
  }
  return { cidrs, hosts };
}

/** CIDRs in normal form. */
export function parseProxies(text: string): string[] | undefined {
  const cidrs = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => readNetwork(entry)?.join("/"));
  return cidrs.every((cidr) => cidr !== undefined) ? cidrs : undefined;
}

/** As the provider writes it: the last slash is a part of it. */
export function parseOidcIssuer(text: string): string | undefined {
  const url = webUrl(text);
  if (!url || url.search || url.hash) return undefined;
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === "https:" || isHere ? text : undefined;
}

/** Domains in lower case. */
export function parseMailDomains(text: string): string[] | undefined {
  const domains = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return domains.every((domain) => domain.includes(".") && isUnambiguousName(domain)) ? domains : undefined;
}

/** The network in normal form. Link-local networks are not understood. */
function parseCidr(entry: string): string | undefined {
  const [network, prefix] = readNetwork(entry) ?? [];
  if (!network || prefix === undefined) return undefined;
  const isLinkLocal =
    network instanceof ipaddr.IPv4
      ? prefix >= 16 && network.match(LINK_LOCAL.ipv4, 16)
      : prefix >= 10 && network.match(LINK_LOCAL.ipv6, 10);
  return isLinkLocal ? undefined : `${network}/${prefix}`;
}

/** A network's first address and its prefix; a single address is a network of one. */
function readNetwork(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | undefined {
  const text = entry.includes("/") ? entry : `${entry}/${isIP(entry) === 4 ? 32 : 128}`;
  if (!isIP(text.slice(0, text.indexOf("/"))) || !ipaddr.isValidCIDR(text)) return undefined;

  let [address, prefix] = ipaddr.parseCIDR(text);
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()) {
    if (prefix < 96) return undefined;
    [address, prefix] = [address.toIPv4Address(), prefix - 96];
  }
  const network =
    address instanceof ipaddr.IPv4
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address}/${prefix}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address}/${prefix}`);
  return [network, prefix];
}

/** Not something like 10.0.0 or 0x7f.1, which URL parsers read as an address. */
function isUnambiguousName(entry: string): boolean {
  return HOST_NAME.test(entry) && !/^(0x[0-9a-f]*|\d+)$/i.test(entry.slice(entry.lastIndexOf(".") + 1));
}

function webUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === "http:" || url?.protocol === "https:";
  return isWeb && !url.username && !url.password ? url : undefined;
}
