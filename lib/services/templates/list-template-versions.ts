import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { listVersions } from "@/lib/db/template-versions";
import type { TemplateVersionSummary } from "@/lib/schemas/template";
import { viewVersionSummary } from "./template-view";

/** Who published what when, newest first. */
export async function listTemplateVersions({
  actor,
  id,
}: {
  actor: Actor;
  id: string;
}): Promise<{ data: TemplateVersionSummary[] }> {
  const rows = await listVersions(database().prisma, actor.organisationId, id);
  // Every template has a first version.
  if (rows.length === 0) throw new NotFoundError("template", id);
  return { data: rows.map(viewVersionSummary) };
}
