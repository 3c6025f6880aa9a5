import { z } from "zod";
import { changedWords } from "@/components/ui/changed-words";
import type { BrandingView, UpdateBrandingInput } from "@/lib/schemas/branding";
import type { NewLogo } from "./read-logo";

export type LogoChange = { action: "keep" } | { action: "remove" } | { action: "replace"; logo: NewLogo };

export const BrandingValues = z.object({
  /** Empty: Runbell's own. */
  color: z
    .string()
    .trim()
    .regex(/^(?:#[0-9a-fA-F]{6})?$/, { error: "Must be a colour such as #8f5410." }),
  footer: z.string().trim().max(500, { error: "At most 500 characters." }),
  logo: z.custom<LogoChange>(),
  /** Empty: the built-in one. */
  layout_template_id: z.string(),
});
export type BrandingValues = z.infer<typeof BrandingValues>;

export function brandingValuesOf(view: BrandingView): BrandingValues {
  return {
    color: view.color ?? "",
    footer: view.footer ?? "",
    logo: { action: "keep" },
    layout_template_id: view.layout_template?.id ?? "",
  };
}

export function brandingInputOf({
  color,
  footer,
  logo,
  layout_template_id,
}: BrandingValues): UpdateBrandingInput {
  return {
    color: color || null,
    footer: footer || null,
    layout_template_id: layout_template_id || null,
    // Absent keeps the stored one.
    ...(logo.action === "remove" && { logo: null }),
    ...(logo.action === "replace" && { logo: { content_base64: logo.logo.contentBase64 } }),
  };
}

const words: Record<keyof BrandingValues, string> = {
  logo: "Logo",
  color: "Colour",
  footer: "Footer",
  layout_template_id: "Layout",
};

export function brandingChangeWords(before: BrandingValues, after: BrandingValues): string[] {
  return changedWords(words, before, after);
}

/** The logo as it will be; null without one. */
export function shownLogo(logo: LogoChange, stored: string | null): string | null {
  if (logo.action === "replace") return logo.logo.dataUrl;
  return logo.action === "remove" ? null : stored;
}
