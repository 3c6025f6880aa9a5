import { z } from "zod";
import { Id, Instant } from "./field";
import { operation } from "./operation";
import { readTemplates } from "./template";

export const MAX_LOGO_BYTES = 128 * 1024;

export const BrandingView = z
  .object({
    color: z.string().nullable(),
    footer: z.string().nullable(),
    logo_url: z.string().nullable(),
    layout_template: z.object({ id: Id, name: z.string() }).nullable(),
    updated_at: Instant.nullable(),
  })
  .meta({ id: "Branding" });
export type BrandingView = z.infer<typeof BrandingView>;

export const getBranding = operation({
  id: "getBranding",
  method: "GET",
  path: "/api/v1/branding",
  tag: "Branding",
  summary: "How the organisation's mails look",
  access: readTemplates,
  status: 200,
  result: BrandingView,
});

export const UpdateBrandingInput = z
  .strictObject({
    color: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, { error: "must be a colour such as #8f5410" })
      .nullable()
      .optional(),
    footer: z.string().trim().max(500).nullable().optional(),
    logo: z
      .strictObject({ content_base64: z.base64().max(Math.ceil(MAX_LOGO_BYTES / 3) * 4) })
      .nullable()
      .optional()
      .meta({ description: "A PNG, JPEG, GIF or WebP picture of at most 128 KiB; null removes it" }),
    layout_template_id: Id.nullable().optional(),
  })
  .meta({ id: "UpdateBranding" });
export type UpdateBrandingInput = z.infer<typeof UpdateBrandingInput>;

export const updateBranding = operation({
  id: "updateBranding",
  method: "PUT",
  path: "/api/v1/branding",
  tag: "Branding",
  summary: "Change how the organisation's mails look",
  access: { kind: "member", role: "admin", scope: "settings:write" },
  body: UpdateBrandingInput,
  status: 200,
  result: BrandingView,
});

/** In messages that left the house: whoever reads them is no member. */
export const getLogo = operation({
  id: "getLogo",
  method: "GET",
  path: "/branding/{organisation_id}/{file}",
  tag: "Branding",
  summary: "The organisation's logo, as mails show it",
  access: {
    kind: "public",
    because: "It is a picture meant for readers of mails, and its name holds its hash.",
  },
  params: z.object({
    organisation_id: Id,
    file: z.string().regex(/^[0-9a-f]{16,64}\.(?:png|jpg|gif|webp)$/),
  }),
  status: 200,
  produces: "image/*",
});
