import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { listMailServers, lockMailServers, setMailServerOrder } from "@/lib/db/mail-servers";
import { instanceRing } from "@/lib/db/secrets";
import type { MailServerView } from "@/lib/schemas/mail-server";
import { readMailServerViews } from "./read-mail-servers";

/** Sets the order in which the servers are tried. Throws ConflictError unless each of them is named once. */
export async function orderMailServers({
  actor,
  ids,
}: {
  actor: Actor;
  ids: readonly string[];
}): Promise<{ data: MailServerView[] }> {
  const { organisationId } = actor;
  const ring = await instanceRing();
  return withTransaction(async (tx) => {
    await lockMailServers(tx, organisationId);
    const before = (await listMailServers(tx, organisationId)).map(({ id }) => id);
    if (before.toSorted().join() !== ids.toSorted().join())
      throw new ConflictError(
        "The list must name each of the mail servers once. Somebody may have added or removed one: load them again.",
      );
    await setMailServerOrder(tx, organisationId, ids);
    await recordAudit(tx, actor, { action: "mail_server.order", before: { ids: before }, after: { ids } });
    return { data: await readMailServerViews(tx, organisationId, ring) };
  });
}
