import type { OwnAddressKind } from "@/lib/core/reach";
import { readClock } from "@/lib/db/clock";
import { dropVerification, putVerification } from "@/lib/db/address-verifications";
import type { Tx } from "@/lib/db/database";
import { findChannelByAddress } from "@/lib/db/named-channels";
import { newId } from "@/lib/db/new-id";
import type { PreferenceRow } from "@/lib/db/preferences";
import type { KeyRing, Secret } from "@/lib/secrets";
import { hashAddress } from "./verification-code";

/**
 * After another address was stored, or none: it is verified when the organisation sends there anyway, over a channel;
 * otherwise its code is still to be sent.
 */
export async function settleProof(
  tx: Tx,
  { id: preferenceId, organisationId }: Pick<PreferenceRow, "id" | "organisationId">,
  { kind, address, ring }: { kind: OwnAddressKind; address: Secret | null; ring: KeyRing },
): Promise<void> {
  const place = { organisationId, preferenceId, kind };
  const known = address && (await findChannelByAddress(tx, organisationId, { kind, address }, ring));
  if (!address || !known) return dropVerification(tx, place);
  const now = await readClock(tx);
  const addressHash = hashAddress(address.reveal());
  await putVerification(tx, place, {
    id: newId(),
    addressHash,
    codeHash: null,
    sentAt: now,
    verifiedAt: now,
  });
}
