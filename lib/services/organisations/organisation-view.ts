import type { Db } from "@/lib/db/database";
import type { OrganisationRow } from "@/lib/db/organisations";
import { loadSettingsInForce } from "@/lib/db/settings-in-force";
import type { OrganisationView } from "@/lib/schemas/organisation";

/** As the API shows them, in their order. */
export async function viewOrganisations(
  db: Db,
  rows: readonly OrganisationRow[],
): Promise<OrganisationView[]> {
  const settings = await loadSettingsInForce(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, slug, name, memberCount, createdAt }) => ({
    id,
    slug,
    name,
    member_count: memberCount,
    is_on: settings.get(id)?.isOn ?? true,
    created_at: createdAt.toISOString(),
  }));
}

/** One that is there. */
export async function viewOrganisation(db: Db, row: OrganisationRow): Promise<OrganisationView> {
  const [view] = await viewOrganisations(db, [row]);
  if (!view) throw new Error(`The organisation ${row.id} is not there.`);
  return view;
}
