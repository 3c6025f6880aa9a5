import { logoUrl, type BrandingFacts } from "@/lib/db/branding";
import type { BrandingView } from "@/lib/schemas/branding";

/** The branding as the API shows it, with the address of the logo in place of its bytes. */
export function viewBranding(branding: BrandingFacts, organisationId: string, appUrl: string): BrandingView {
  const { color, footer, layoutTemplateId, layoutName, updatedAt } = branding;
  return {
    color,
    footer,
    logo_url: logoUrl(branding, organisationId, appUrl),
    layout_template: layoutTemplateId === null ? null : { id: layoutTemplateId, name: layoutName ?? "" },
    updated_at: updatedAt?.toISOString() ?? null,
  };
}
