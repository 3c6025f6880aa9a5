import { requireAccess, type Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { revokeApiKey as revokeRow } from "@/lib/db/api-keys";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";

/** From now on no request with the key is answered. Throws NotFoundError when there is no such key, or not any more. */
export async function revokeApiKey({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  requireAccess(actor, "admin", "settings:write");
  await withTransaction(async (tx) => {
    const key = await revokeRow(tx, actor.organisationId, id);
    if (!key) throw new NotFoundError("API key", id);
    const { name, prefix } = key;
    await recordAudit(tx, actor, { action: "api_key.revoke", subjectId: id, before: { name, prefix } });
  });
}
