import { withTransaction } from "@/lib/db/database";
import {
  ensureDefaultOrganisation as ensureOrganisation,
  type OrganisationFacts,
} from "@/lib/db/memberships";
import { writeDemo } from "./seed-demo";

const demoOrganisation = { slug: "demo", name: "Demo organisation" };

/**
 * The organisation that a new installation starts with. An empty database gets one: with the demo in it, when that is
 * wanted. Later it is the oldest one, whatever is asked: the demo never comes to organisations that are in use.
 */
export async function ensureDefaultOrganisation({ demo }: { demo: boolean }): Promise<OrganisationFacts> {
  return withTransaction(async (tx) => {
    const { isNew, ...organisation } = await ensureOrganisation(tx, demo ? demoOrganisation : undefined);
    if (demo && isNew) await writeDemo(tx, organisation.id);
    return organisation;
  });
}
