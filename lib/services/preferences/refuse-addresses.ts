import { channelRegistry } from "@/lib/channels/registry";
import { InvalidInputError } from "@/lib/core/errors";
import type { OwnAddressKind } from "@/lib/core/reach";
import { addressNames } from "@/lib/db/own-addresses";
import { Secret } from "@/lib/secrets";
import { checkConfig } from "../channels/config-issues";

export interface GivenAddress {
  /** Of the input. */
  field: string;
  kind: OwnAddressKind;
  url: string;
}

/** Throws InvalidInputError with what its kind says about each address that it could not send to. */
export function refuseAddresses(given: readonly GivenAddress[]): void {
  const issues = given.flatMap(({ field, kind, url }) => {
    const checked = checkConfig(channelRegistry[kind], { [addressNames[kind]]: new Secret(url) });
    if (checked.ok) return [];
    return [{ pointer: `/${field}`, detail: checked.issues[0]?.detail ?? "cannot be used" }];
  });
  if (issues.length > 0) throw new InvalidInputError("Messages cannot be sent to this address.", issues);
}
