import { config } from "@/lib/config";
import type { Actor } from "@/lib/core/actor";
import { findBranding } from "@/lib/db/branding";
import { database } from "@/lib/db/database";
import type { BrandingView } from "@/lib/schemas/branding";
import { viewBranding } from "./branding-view";

/** How the organisation's mails look; all null while nobody has said so. */
export async function getBranding({ actor }: { actor: Actor }): Promise<BrandingView> {
  const { organisationId } = actor;
  const branding = await findBranding(database().prisma, organisationId);
  return viewBranding(branding, organisationId, config().appUrl);
}
