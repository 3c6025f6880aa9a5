import { channelRegistry } from "@/lib/channels/registry";
import type { PreferenceChannel } from "@/lib/core/channel-kind";
import { UnprocessableError } from "@/lib/core/errors";
import { loadChannel } from "@/lib/db/channel-config";
import type { Db } from "@/lib/db/database";
import { addressNames } from "@/lib/db/own-addresses";
import type { PreferenceRow } from "@/lib/db/preferences";
import { Secret, type KeyRing } from "@/lib/secrets";

/** An address of a person's own, and what its kind of channel needs to send there. */
export interface OwnAddress {
  /** Of a webhook it holds its own credentials. */
  address: Secret;
  config: Record<string, unknown>;
}

/**
 * Where messages of a kind would go at the person's own wish. Throws UnprocessableError when there is no such address, when
 * it cannot be read, and for mail while there is no mail server.
 */
export async function requireOwnAddress(
  db: Db,
  { organisationId, userId, mailAddress }: PreferenceRow,
  kind: PreferenceChannel,
  ring: KeyRing,
): Promise<OwnAddress> {
  const { label } = channelRegistry[kind];
  if (kind === "email" && mailAddress === null)
    throw new UnprocessableError("Mail goes to the address of the account: there is no other to verify.");
  const loaded = await loadChannel({ organisationId, kind, channelId: null, userId }, ring, db);
  if (loaded.isGone)
    throw new UnprocessableError(
      `There is no ${label} address to verify. Enter one in the preferences first.`,
    );
  if (loaded.kind !== kind)
    throw new UnprocessableError("No mail server is set up, so that no code can be sent.");
  if (loaded.problem !== null)
    throw new UnprocessableError(
      kind === "email"
        ? "The mail server’s stored password cannot be read: an admin has to enter it again."
        : `The stored ${label} address cannot be read: enter it again.`,
    );
  if (kind === "email") return { address: new Secret(mailAddress ?? ""), config: loaded.config };
  const address = loaded.config[addressNames[kind]];
  if (!(address instanceof Secret))
    throw new UnprocessableError(
      `There is no ${label} address to verify. Enter one in the preferences first.`,
    );
  return { address, config: loaded.config };
}
