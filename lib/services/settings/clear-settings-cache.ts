import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockSettings, touchSettings } from "@/lib/db/settings";

/**
 * Lets every process read the organisation's settings anew (S2.69). Cached ones are known by their version, so nobody has
 * to be told: this makes a new version of the same settings.
 */
export async function clearSettingsCache({ actor }: { actor: Actor }): Promise<void> {
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    await lockSettings(tx, { kind: "organisation", organisationId });
    await touchSettings(tx, organisationId);
    await recordAudit(tx, actor, { action: "settings.clear_cache", subjectId: organisationId });
  });
}
