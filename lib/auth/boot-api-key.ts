import type { Config } from "@/lib/config";
import { putBootApiKey, revokeOtherBootApiKeys } from "@/lib/db/api-keys";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { ensureDefaultOrganisation } from "@/lib/db/memberships";
import { storedForm } from "./api-token";
import { systemActor } from "./system-actor";

/**
 * Registers RUNBELL_API_KEY with all scopes for the oldest organisation and revokes the value it had before. To be
 * called at every start, by any number of processes: the environment is right, also about a key that was revoked by hand.
 */
export async function registerBootApiKey({ apiKey }: Pick<Config, "apiKey">): Promise<void> {
  await withTransaction(async (tx) => {
    const stored = apiKey && storedForm(apiKey.reveal());
    const revoked = await revokeOtherBootApiKeys(tx, stored?.keyHash ?? null);
    if (!stored && revoked === 0) return;

    const { id: organisationId } = await ensureDefaultOrganisation(tx);
    const actor = systemActor(organisationId, "RUNBELL_API_KEY");
    if (stored && (await putBootApiKey(tx, { organisationId, ...stored })))
      await recordAudit(tx, actor, { action: "api_key.create", after: { name: "RUNBELL_API_KEY" } });
    if (revoked > 0)
      await recordAudit(tx, actor, {
        action: "api_key.revoke",
        before: { name: "RUNBELL_API_KEY", revoked },
      });
  });
}
