import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { findOrganisation } from "@/lib/db/memberships";
import { instanceRing } from "@/lib/db/secrets";
import { findSettings } from "@/lib/db/settings";
import { listSettingsSecrets, type SettingsLevel } from "@/lib/db/settings-secrets";
import type { JsonObject } from "@/lib/schemas/field";
import { levelOf } from "./settings-level";

/** The settings in the shape of a file for the import. A secret is in it where it is a reference, which tells nothing. */
export async function exportSettings({
  actor,
  kind,
}: {
  actor: Actor;
  kind: SettingsLevel["kind"];
}): Promise<JsonObject> {
  const level = levelOf(actor, kind);
  const { prisma } = database();
  const { document } = await findSettings(prisma, level);
  const organisation =
    level.kind === "organisation" ? await findOrganisation(prisma, level.organisationId) : null;
  const file: JsonObject = JSON.parse(
    JSON.stringify({ ...(organisation && { org_slug: organisation.slug }), ...document }),
  ) as JsonObject;
  for (const [path, { reference }] of await listSettingsSecrets(prisma, level, await instanceRing())) {
    if (reference === null) continue;
    const [section = "", field = ""] = path.split(".");
    file[section] = { ...(file[section] as JsonObject | undefined), [field]: reference };
  }
  return file;
}
