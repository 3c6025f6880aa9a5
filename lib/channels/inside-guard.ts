import type { LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { parseUrl } from "@/lib/parse-url";
import { BlockedAddressError, type AddressGuard } from "./address-guard";
import { isSpecialAddress } from "./address-ranges";

const inside = new WeakMap<AddressGuard, AddressGuard>();

/**
 * The guard for what is sent in clear: it lets through only what the installation allows though it is private, so that
 * secrets cross no public network. As with any guard, the addresses that are dialled decide, not a name.
 */
export function insideGuard(guard: AddressGuard): AddressGuard {
  const known = inside.get(guard);
  if (known) return known;
  const lookup: LookupFunction = (hostname, options, callback) =>
    guard.lookup(hostname, options, (error, address, family) => {
      const found = Array.isArray(address) ? address : [{ address, family }];
      if (error || found.every(isInside)) callback(error, address, family);
      else callback(outsideError(hostname), [], 0);
    });
  const made: AddressGuard = {
    checkHost(host) {
      const name = guard.checkHost(host);
      if (isIP(name) && !isSpecialAddress(name)) throw outsideError(name);
      return name;
    },
    lookup,
  };
  inside.set(guard, made);
  return made;
}

/** The guard for a channel's address: over http:// a message and its secrets go only inside. */
export function guardFor(address: string, guard: AddressGuard): AddressGuard {
  return parseUrl(address)?.protocol === "http:" ? insideGuard(guard) : guard;
}

function isInside({ address }: Pick<LookupAddress, "address">): boolean {
  return isSpecialAddress(address);
}

function outsideError(host: string): BlockedAddressError {
  return new BlockedAddressError(`${host} is no private address: only https:// is used to reach it.`);
}
