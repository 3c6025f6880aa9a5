import { z } from "zod";
import { messageKinds } from "@/lib/core/channel-kind";
import { notificationStates } from "@/lib/core/notification";
import { layoutChoices, templateTypes } from "@/lib/core/template";
import { Id, JsonObject } from "./field";
import { operation } from "./operation";
import { readTemplates, SubjectText, TemplateContent, TemplateText, writeTemplates } from "./template";

/** All that rendering in the browser takes beside the sources that are being edited. */
export const TemplateSurroundings = z
  .object({
    /** The variables of a run, or of the sample run, with the organisation's own. */
    context: JsonObject,
    /** Partials and layouts, which templates may include, extend and import by name. */
    parts: z.array(
      z.object({
        id: Id,
        name: z.string(),
        notification_type: z.enum(templateTypes),
        ...TemplateContent.shape,
      }),
    ),
    /** The name of the part that is the organisation's layout; null: the built-in one. */
    layout: z.string().nullable(),
  })
  .meta({ id: "TemplateSurroundings" });
export type TemplateSurroundings = z.infer<typeof TemplateSurroundings>;

export const getTemplateSurroundings = operation({
  id: "getTemplateSurroundings",
  method: "GET",
  path: "/api/v1/template-surroundings",
  tag: "Templates",
  summary: "The variables and parts that templates are rendered with",
  access: readTemplates,
  query: z.object({
    run_id: Id.optional().meta({ description: "A past run; without it, the sample run" }),
  }),
  status: 200,
  result: TemplateSurroundings,
});

const Sources = z.strictObject({
  subject_template: SubjectText.default(""),
  html_template: TemplateText.nullish(),
  text_template: TemplateText.nullish(),
  slack_template: TemplateText.nullish(),
  teams_template: TemplateText.nullish(),
  webhook_template: TemplateText.nullish(),
  sms_template: TemplateText.nullish(),
  layout: z.enum(layoutChoices).default("none"),
});

const TestTarget = {
  channel_kinds: z.array(z.enum(messageKinds)).min(1).default(["email"]),
  run_id: Id.optional(),
  context: JsonObject.optional().meta({ description: "Values over the run's or the sample's" }),
};

export const SendTestInput = z
  .strictObject({ ...TestTarget, sources: Sources, template_id: Id.optional() })
  .meta({ id: "SendTemplateTest" });
export type SendTestInput = z.infer<typeof SendTestInput>;

const SentTests = z.object({
  data: z.array(
    z.object({
      notification_id: Id,
      channel_kind: z.enum(messageKinds),
      recipient: z.string(),
      state: z.enum(notificationStates),
      /** Where it goes, in words: the mail server, or the test inbox while the channel is not set up. */
      via: z.string(),
    }),
  ),
});

/** Unsaved sources, to the person who asks. */
export const sendTemplateTest = operation({
  id: "sendTemplateTest",
  method: "POST",
  path: "/api/v1/notification-templates/send-test",
  tag: "Templates",
  summary: "Send sources that are not saved to yourself, over the channels named",
  access: writeTemplates,
  body: SendTestInput,
  status: 202,
  result: SentTests,
});

export const testTemplate = operation({
  id: "testTemplate",
  method: "POST",
  path: "/api/v1/notification-templates/{id}/test",
  tag: "Templates",
  summary: "Send a template to yourself with sample data, or with a run's",
  access: writeTemplates,
  params: z.object({ id: Id }),
  body: z.strictObject(TestTarget).prefault({}),
  status: 202,
  result: SentTests,
});

export const RenderTemplateInput = z
  .strictObject({
    subject_template: TemplateText.optional(),
    body_template: TemplateText,
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
  access: readTemplates,
  body: RenderTemplateInput,
  status: 200,
  result: RenderedTemplate,
});
