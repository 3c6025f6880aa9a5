import { requireRoot, type Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { listOrganisations as listRows } from "@/lib/db/organisations";
import type { OrganisationView } from "@/lib/schemas/organisation";
import { viewOrganisations } from "./organisation-view";

/** All organisations by name, for root. */
export async function listOrganisations({ actor }: { actor: Actor }): Promise<OrganisationView[]> {
  requireRoot(actor);
  const { prisma } = database();
  return viewOrganisations(prisma, await listRows(prisma));
}
