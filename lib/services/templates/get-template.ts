import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database, type Db } from "@/lib/db/database";
import { findTemplate, type TemplateRow } from "@/lib/db/templates";
import type { TemplateView } from "@/lib/schemas/template";
import { findUsesOf } from "./find-uses";
import { viewTemplate } from "./template-view";

/** One template with the content in use, and what uses it. */
export function getTemplate({ actor, id }: { actor: Actor; id: string }): Promise<TemplateView> {
  return readTemplateView(database().prisma, actor, id);
}

/** The same in the caller's transaction. */
export async function readTemplateView(
  db: Db,
  { organisationId }: Pick<Actor, "organisationId">,
  id: string,
): Promise<TemplateView> {
  const template = await requireTemplate(db, organisationId, id);
  return viewTemplate(template, await findUsesOf(db, organisationId, template));
}

/** The organisation's template; throws NotFoundError. */
export async function requireTemplate(db: Db, organisationId: string, id: string): Promise<TemplateRow> {
  const template = await findTemplate(db, organisationId, id);
  if (!template) throw new NotFoundError("template", id);
  return template;
}
