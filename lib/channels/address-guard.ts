import { lookup as systemLookup, type LookupAddress, type LookupOptions } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { parseUrl } from "@/lib/parse-url";
import {
  contains,
  embeddedIPv4,
  findRange,
  neverAllowedRanges,
  parseAddress,
  specialRanges,
  type Address,
  type Network,
  type SpecialRange,
} from "./address-ranges";

/** Somebody wants to go where the guard does not let them. The message tells an admin what to do about it. */
export class BlockedAddressError extends Error {
  readonly code = "EBLOCKED";
  constructor(message: string) {
    super(message);
    this.name = "BlockedAddressError";
  }
}

/**
 * Decides where outgoing requests and mail may go. A connection needs both halves: `checkHost` before it, since a
 * literal address is never looked up, and `lookup` in it, so that the checked address is the dialled one.
 */
export interface AddressGuard {
  /** The host as it is to be dialled. Throws BlockedAddressError for a refused literal or name. */
  checkHost(host: string): string;
  /** Like dns.lookup; fails with BlockedAddressError when any answer is refused. */
  lookup: LookupFunction;
}

export interface AddressGuardOptions {
  /** What may be reached though it is special (RUNBELL_ALLOW_NETWORKS, read by lib/config.ts). */
  allow?: { cidrs?: readonly string[]; hosts?: readonly string[] };
  /** The resolver; tests give their own. */
  resolve?: Resolve;
  timeoutMs?: number;
}

type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

interface AllowList {
  networks: Network[];
  hosts: ReadonlySet<string>;
}

const metadataNames =
  /^(metadata|instance-data|metadata\.goog|metadata\.tencentyun\.com|(metadata|instance-data)\..*internal)$/;
const localNames = /^(localhost|.*\.localhost|.*\.localdomain|local|.*\.local|internal|.*\.internal)$/;

export function createAddressGuard(options: AddressGuardOptions = {}): AddressGuard {
  const allow = parseAllowList(options.allow ?? {});
  const resolve = options.resolve ?? (systemLookup as Resolve);
  const timeoutMs = options.timeoutMs ?? 5_000;

  const lookup = (
    hostname: string,
    lookupOptions: LookupOptions,
    callback: (
      error: NodeJS.ErrnoException | null,
      address: string | LookupAddress[],
      family?: number,
    ) => void,
  ): void => {
    const timer = setTimeout(
      () => finish(nameError("ETIMEOUT", `No answer to the look-up of ${hostname}`)),
      timeoutMs,
    );
    let isFinished = false;
    const finish = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[] = []) => {
      if (isFinished) return;
      isFinished = true;
      clearTimeout(timer);
      const [first] = addresses;
      if (error || !first) callback(error ?? nameError("ENOTFOUND", `There is no host ${hostname}`), []);
      else if (lookupOptions.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    };
    try {
      const host = checkName(normaliseHost(hostname), allow);
      resolve(
        host,
        { family: lookupOptions.family, hints: lookupOptions.hints, all: true },
        (error, addresses) => {
          if (error) return finish(error);
          try {
            for (const { address } of addresses) checkAddress(address, host, allow);
            finish(null, addresses);
          } catch (blocked) {
            finish(blocked as NodeJS.ErrnoException);
          }
        },
      );
    } catch (blocked) {
      finish(blocked as NodeJS.ErrnoException);
    }
  };

  return {
    checkHost(host) {
      const name = normaliseHost(host);
      if (isIP(name)) checkAddress(name, name, allow);
      else checkName(name, allow);
      return name;
    },
    lookup: lookup as LookupFunction,
  };
}

/** As a browser reads it: `0x7f.1`, `2130706433` and full-width digits are 127.0.0.1; no brackets, no trailing dot. */
function normaliseHost(host: string): string {
  const bare = host.trim().replace(/^\[(.*)\]$/, "$1");
  const isWellFormed = bare !== "" && !/[\s/?#@\\%]/.test(bare);
  const url = isWellFormed ? parseUrl(`http://${bare.includes(":") ? `[${bare}]` : bare}/`) : null;
  const name = url?.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.+$/, "");
  if (!name) throw new BlockedAddressError(`“${bare.slice(0, 100)}” is not a host name or address.`);
  return name;
}

function checkName(name: string, allow: AllowList): string {
  if (metadataNames.test(name))
    throw new BlockedAddressError(`${name} is a cloud's metadata service, which can never be allowed.`);
  // With allowed networks, the addresses behind a local name decide.
  if (localNames.test(name) && !allow.hosts.has(name) && allow.networks.length === 0)
    throw new BlockedAddressError(`${name} is a local name. ${howToAllow(name)}`);
  return name;
}

function checkAddress(text: string, host: string, allow: AllowList): void {
  const address = parseAddress(text);
  if (!address) throw new BlockedAddressError(`${host} has an address that cannot be read.`);
  const subject = text === host ? host : `${host} leads to`;
  const verb = text === host ? " is" : "";

  const [never] = [address, ...embeddedIPv4(address)].flatMap(
    (one) => findRange(neverAllowedRanges, one) ?? [],
  );
  if (never) throw new BlockedAddressError(`${subject}${verb} ${never.kind}, which can never be allowed.`);

  const special = findSpecial(address);
  const isLocalName = localNames.test(host);
  if (!special && !isLocalName) return;
  if (allow.hosts.has(host) || allow.networks.some((network) => contains(network, address))) return;
  throw new BlockedAddressError(
    `${subject}${verb} ${special?.kind ?? "an outside address"}. ${howToAllow(host)}`,
  );
}

/** Our list first, for its words; what the library knows beside it is refused as well. */
function findSpecial(address: Address): Pick<SpecialRange, "kind"> | undefined {
  const known = findRange(specialRanges, address);
  if (known || address.range() === "unicast") return known;
  return { kind: "a special-purpose address" };
}

function howToAllow(host: string): string {
  return `To reach it, whoever runs Runbell adds ${host} or its network to the environment variable RUNBELL_ALLOW_NETWORKS and starts it again.`;
}

function parseAllowList({ cidrs = [], hosts = [] }: NonNullable<AddressGuardOptions["allow"]>): AllowList {
  return { networks: cidrs.map((cidr) => ipaddr.parseCIDR(cidr)), hosts: new Set(hosts.map(normaliseHost)) };
}

function nameError(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}
