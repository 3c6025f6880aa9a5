import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findVersion } from "@/lib/db/template-versions";
import type { TemplateVersionView } from "@/lib/schemas/template";
import { requireTemplate } from "./get-template";
import { viewVersion } from "./template-view";

/** The content of one version. */
export async function getTemplateVersion({
  actor,
  id,
  version,
}: {
  actor: Actor;
  id: string;
  version: number;
}): Promise<TemplateVersionView> {
  const { prisma } = database();
  const { notificationType } = await requireTemplate(prisma, actor.organisationId, id);
  const row = await findVersion(prisma, actor.organisationId, id, version);
  if (!row) throw new NotFoundError("version", String(version));
  return viewVersion(row, notificationType);
}
