import { requireAccess, type Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import { readOrganisation, renameOrganisation as renameRow } from "@/lib/db/organisations";
import type { OrganisationView } from "@/lib/schemas/organisation";
import { viewOrganisation } from "./organisation-view";

/** Gives the actor's organisation another name. Its slug, which programs know it by, stays. */
export async function renameOrganisation({
  actor,
  name,
}: {
  actor: Actor;
  name: string;
}): Promise<OrganisationView> {
  requireAccess(actor, "admin", "settings:write");
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const before = await readOrganisation(tx, organisationId);
    if (before.name !== name) {
      await renameRow(tx, organisationId, name);
      await recordAudit(tx, actor, {
        action: "organisation.rename",
        subjectId: organisationId,
        before: { name: before.name },
        after: { name },
      });
    }
    return viewOrganisation(tx, { ...before, name });
  });
}
