import { z } from "zod";
import { Id, JsonObject } from "./field";
import { operation } from "./operation";

export const RenderTemplateInput = z
  .strictObject({
    subject_template: z.string().max(65_536).optional(),
    body_template: z.string().max(65_536),
    content_type: z.enum(["html", "text", "slack", "teams", "json"]).default("html"),
    context: JsonObject.optional().meta({
      description: "Values over the sample run's, or over the run's of run_id",
    }),
    run_id: Id.optional(),
  })
  .meta({ id: "RenderTemplate" });
export type RenderTemplateInput = z.infer<typeof RenderTemplateInput>;

export const RenderedTemplate = z
  .object({
    subject: z.string().nullable(),
    body: z.string(),
    warnings: z.array(
      z.object({
        field: z.enum(["subject_template", "body_template"]),
        message: z.string(),
        line: z.int(),
        column: z.int(),
      }),
    ),
  })
  .meta({ id: "RenderedTemplate" });

export const renderTemplatePreview = operation({
  id: "renderTemplate",
  method: "POST",
  path: "/api/v1/notification-templates/render",
  tag: "Templates",
  summary: "Render a template; nothing is stored",
  access: { kind: "member", role: "member", scope: "templates:read" },
  body: RenderTemplateInput,
  status: 200,
  result: RenderedTemplate,
});
