import { requireAccess, requireRoot, type Actor } from "@/lib/core/actor";
import { ConflictError, ForbiddenError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { insertMembership } from "@/lib/db/memberships";
import { insertOrganisation, readOrganisation } from "@/lib/db/organisations";
import type { OrganisationView } from "@/lib/schemas/organisation";
import { viewOrganisation } from "./organisation-view";

/**
 * Makes an organisation, of which the actor becomes the admin. It is written down in the new one's audit trail. Throws
 * ConflictError for a slug that is taken.
 */
export async function createOrganisation({
  actor,
  input: { slug, name },
}: {
  actor: Actor;
  input: { slug: string; name: string };
}): Promise<OrganisationView> {
  requireAccess(actor, "admin", "settings:write");
  requireRoot(actor);
  const { userId } = actor;
  if (!userId) throw new ForbiddenError("There is nobody yet who could be its admin. Set Runbell up first.");
  return withTransaction(async (tx) => {
    const id = await insertOrganisation(tx, { slug, name });
    if (id === null)
      throw new ConflictError("Another organisation has this short name.", [
        { pointer: "/slug", detail: "is taken" },
      ]);
    await insertMembership(tx, { organisationId: id, userId, role: "admin" });
    await recordAudit(
      tx,
      { ...actor, organisationId: id },
      { action: "organisation.create", subjectId: id, after: { slug, name } },
    );
    return viewOrganisation(tx, await readOrganisation(tx, id));
  });
}
