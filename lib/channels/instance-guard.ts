import { config } from "@/lib/config";
import { createAddressGuard, type AddressGuard } from "./address-guard";

let guard: AddressGuard | undefined;

/** The guard of this installation: what RUNBELL_ALLOW_NETWORKS names may be reached though private. */
export function instanceGuard(): AddressGuard {
  return (guard ??= createAddressGuard({ allow: config().allowNetworks }));
}
