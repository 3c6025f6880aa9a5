import { ConflictError } from "@/lib/core/errors";
import { isPart } from "@/lib/core/template";
import type { Tx } from "@/lib/db/database";
import type { TemplateFields, TemplateRow } from "@/lib/db/templates";
import { describeUses, joinWords, quoted } from "./describe-uses";
import { findUsesOf } from "./find-uses";

/**
 * Throws ConflictError for a change that what uses the template could not follow: another name of a part that others
 * include by it, or another type, when only one of the old type can be used like this.
 */
export async function refuseChangeOfUse(
  tx: Tx,
  template: TemplateRow,
  { name, notificationType }: Partial<TemplateFields>,
): Promise<void> {
  if (name === undefined && notificationType === undefined) return;
  const uses = await findUsesOf(tx, template.organisationId, template);
  if (name !== undefined && uses.templates.length > 0)
    throw new ConflictError(
      `${joinWords(uses.templates.map((user) => quoted(user.name)))} would not find ${quoted(template.name)} under another name.`,
      [{ pointer: "/name", detail: "is how other templates refer to this part" }],
    );
  if (notificationType === undefined) return;

  const wasPart = isPart(template.notificationType);
  const isFit = wasPart
    ? isPart(notificationType) && (!uses.is_layout || notificationType === "layout")
    : !isPart(notificationType);
  const described = describeUses(uses);
  if (isFit || described === null) return;
  throw new ConflictError(`${described} So it cannot become a ${notificationType} template.`, [
    { pointer: "/notification_type", detail: `cannot change to ${notificationType} while it is in use` },
  ]);
}
