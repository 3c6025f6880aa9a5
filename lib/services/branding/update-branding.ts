import { config } from "@/lib/config";
import type { Actor } from "@/lib/core/actor";
import { InvalidInputError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { findBranding, saveBranding, type BrandingFacts } from "@/lib/db/branding";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findTemplate, lockTemplates } from "@/lib/db/templates";
import type { BrandingView, UpdateBrandingInput } from "@/lib/schemas/branding";
import { viewBranding } from "./branding-view";
import { readLogo } from "./read-logo";

/**
 * Changes how the organisation's mails look; what is left out stays. Throws InvalidInputError for a logo that is no
 * picture and for a layout that is not the organisation's.
 */
export async function updateBranding({
  actor,
  input,
}: {
  actor: Actor;
  input: UpdateBrandingInput;
}): Promise<BrandingView> {
  const { organisationId } = actor;
  const logo = input.logo && readLogo(input.logo.content_base64);

  return withTransaction(async (tx) => {
    await lockTemplates(tx, organisationId);
    if (input.layout_template_id) await requireLayout(tx, organisationId, input.layout_template_id);
    const before = await findBranding(tx, organisationId);
    await saveBranding(tx, organisationId, {
      color: input.color?.toLowerCase() ?? input.color,
      footer: input.footer === "" ? null : input.footer,
      layoutTemplateId: input.layout_template_id,
      logo,
    });
    const after = await findBranding(tx, organisationId);
    await recordAudit(tx, actor, {
      action: "branding.update",
      subjectId: organisationId,
      before: auditable(before),
      after: auditable(after),
    });
    return viewBranding(after, organisationId, config().appUrl);
  });
}

async function requireLayout(tx: Tx, organisationId: string, id: string): Promise<void> {
  const template = await findTemplate(tx, organisationId, id);
  if (template?.notificationType === "layout") return;
  throw new InvalidInputError(template ? `“${template.name}” is not a layout.` : "There is no such layout.", [
    { pointer: "/layout_template_id", detail: template ? "is no layout" : "is no template of yours" },
  ]);
}

function auditable({ updatedAt: _, ...facts }: BrandingFacts) {
  return facts;
}
