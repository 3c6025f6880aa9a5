import { z } from "zod";
import { messageKinds } from "@/lib/core/channel-kind";
import { eventTypes } from "@/lib/core/event";
import { AttachmentSpec, maxAttachments } from "@/lib/core/message";
import { layoutChoices, templateTypes } from "@/lib/core/template";
import { Id, Instant } from "./field";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";

export const readTemplates = { kind: "member", role: "member", scope: "templates:read" } as const;
export const writeTemplates = { kind: "member", role: "author", scope: "templates:write" } as const;
const IdParams = z.object({ id: Id });

export const TemplateText = z.string().max(65_536);
export const SubjectText = z.string().max(2000);
const Author = z.object({ id: Id, name: z.string() }).nullable();

/** The bodies by channel. Null: the built-in one, or, of the text, made from the HTML. */
const bodies = {
  text_template: TemplateText.nullable(),
  slack_template: TemplateText.nullable().meta({
    description: "mrkdwn, or the JSON of Block Kit blocks: what starts with [ or {",
  }),
  teams_template: TemplateText.nullable().meta({
    description: "Markdown, or the JSON of an Adaptive Card: what starts with {",
  }),
  webhook_template: TemplateText.nullable().meta({ description: "JSON" }),
  sms_template: TemplateText.nullable(),
};

/** What notify steps and triggers that use the template take from it. */
export const TemplateDefaults = z.strictObject({
  recipients: z.array(z.string().min(1).max(500)).max(50).optional(),
  attachments: z.array(AttachmentSpec).max(maxAttachments).optional(),
});
export type TemplateDefaults = z.infer<typeof TemplateDefaults>;

export const TemplateSummary = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string().nullable(),
    notification_type: z.enum(templateTypes),
    version: z.int(),
    /** The channels it has a body of its own for. */
    channels: z.array(z.enum(messageKinds)),
    /** How many event types, job steps and other templates use it; as the layout it counts once. */
    use_count: z.int(),
    created_by: Author,
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: "TemplateSummary" });
export type TemplateSummary = z.infer<typeof TemplateSummary>;

export const TemplateContent = z.object({
  subject_template: z.string(),
  /** The body of the channel that notification_type names; of a mail, the HTML. */
  body_template: z.string().nullable(),
  html_template: z.string().nullable(),
  ...bodies,
  layout: z.enum(layoutChoices),
});

export const TemplateUse = z.object({
  event_types: z.array(z.enum(eventTypes)),
  /** Event types that compare one of its versions with what else they send. */
  compared_by: z.array(z.enum(eventTypes)),
  steps: z.array(
    z.object({ job: z.object({ id: Id, key: z.string(), name: z.string() }), step: z.string() }),
  ),
  /** Templates that include or extend it. */
  templates: z.array(z.object({ id: Id, name: z.string() })),
  is_layout: z.boolean(),
});
export type TemplateUse = z.infer<typeof TemplateUse>;

export const TemplateView = TemplateSummary.extend({
  ...TemplateContent.shape,
  default_config: TemplateDefaults,
  used_by: TemplateUse,
}).meta({ id: "NotificationTemplate" });
export type TemplateView = z.infer<typeof TemplateView>;

/** What an author changes with it: rules and jobs that begin to use it meanwhile are nobody's change of it. */
export const TemplateOwnFields = TemplateView.omit({ use_count: true, used_by: true });
export type TemplateOwnFields = z.infer<typeof TemplateOwnFields>;

export const TemplateVersionSummary = z
  .object({
    id: Id,
    version: z.int(),
    note: z.string().nullable(),
    restored_from: z.int().nullable(),
    created_by: Author,
    created_at: Instant,
  })
  .meta({ id: "TemplateVersionSummary" });
export type TemplateVersionSummary = z.infer<typeof TemplateVersionSummary>;

export const TemplateVersionView = TemplateVersionSummary.extend(TemplateContent.shape).meta({
  id: "TemplateVersion",
});
export type TemplateVersionView = z.infer<typeof TemplateVersionView>;

export const listTemplates = operation({
  id: "listTemplates",
  method: "GET",
  path: "/api/v1/notification-templates",
  tag: "Templates",
  summary: "List templates, the one changed last first",
  access: readTemplates,
  query: PageQuery.extend({
    q: z.string().trim().max(200).optional().meta({ description: "Text in name or description" }),
    notification_type: z.enum(templateTypes).optional(),
  }),
  status: 200,
  result: pageOf(TemplateSummary),
});

const name = z
  .string()
  .trim()
  .min(1)
  .max(255)
  // It stands between quotes in {% include '…' %}.
  .regex(/^[^'"\\\p{Cc}]*$/u, { error: "may not hold quotes or backslashes" });

const fields = {
  name,
  description: z.string().trim().max(2000).nullish(),
  subject_template: SubjectText.optional(),
  body_template: TemplateText.nullish(),
  html_template: TemplateText.nullish(),
  text_template: bodies.text_template.optional(),
  slack_template: bodies.slack_template.optional(),
  teams_template: bodies.teams_template.optional(),
  webhook_template: bodies.webhook_template.optional(),
  sms_template: bodies.sms_template.optional(),
  layout: z.enum(layoutChoices).optional(),
  default_config: TemplateDefaults.optional(),
  note: z
    .string()
    .trim()
    .max(500)
    .nullish()
    .meta({ description: "What was changed, for the list of versions" }),
};

export const CreateTemplateInput = z
  .strictObject({ ...fields, notification_type: z.enum(templateTypes).default("email") })
  .meta({ id: "CreateTemplate" });
export type CreateTemplateInput = z.infer<typeof CreateTemplateInput>;

export const createTemplate = operation({
  id: "createTemplate",
  method: "POST",
  path: "/api/v1/notification-templates",
  tag: "Templates",
  summary: "Create a template; its content becomes version 1",
  access: writeTemplates,
  body: CreateTemplateInput,
  idempotencyKey: "remembered",
  status: 201,
  result: TemplateView,
});

export const getTemplate = operation({
  id: "getTemplate",
  method: "GET",
  path: "/api/v1/notification-templates/{id}",
  tag: "Templates",
  summary: "One template with the content of its newest version and what uses it",
  access: readTemplates,
  params: IdParams,
  versioned: TemplateOwnFields,
  status: 200,
  result: TemplateView,
});

export const UpdateTemplateInput = z
  .strictObject({
    ...fields,
    name: name.optional(),
    notification_type: z.enum(templateTypes).optional(),
    expected_version: z
      .int()
      .min(1)
      .optional()
      .meta({ description: "Refused with 409 when somebody else published a newer version meanwhile" }),
  })
  .meta({ id: "UpdateTemplate" });
export type UpdateTemplateInput = z.infer<typeof UpdateTemplateInput>;

/** What is left out stays as it is. Only a change of the content makes a version. */
export const updateTemplate = operation({
  id: "updateTemplate",
  method: "PUT",
  path: "/api/v1/notification-templates/{id}",
  tag: "Templates",
  summary: "Change a template; changed content is published as a new version",
  access: writeTemplates,
  params: IdParams,
  body: UpdateTemplateInput,
  versioned: TemplateOwnFields,
  status: 200,
  result: TemplateView,
});

export const deleteTemplate = operation({
  id: "deleteTemplate",
  method: "DELETE",
  path: "/api/v1/notification-templates/{id}",
  tag: "Templates",
  summary:
    "Delete a template. One in use is refused with 409; force lets its event types fall back to the built-in one",
  access: writeTemplates,
  params: IdParams,
  query: z.object({ force: z.stringbool().default(false) }),
  status: 204,
});

export const listTemplateVersions = operation({
  id: "listTemplateVersions",
  method: "GET",
  path: "/api/v1/notification-templates/{id}/versions",
  tag: "Templates",
  summary: "The versions of a template, newest first",
  access: readTemplates,
  params: IdParams,
  status: 200,
  result: z.object({ data: z.array(TemplateVersionSummary) }),
});

const VersionParams = IdParams.extend({ version: z.coerce.number().int().min(1).max(1_000_000) });

export const getTemplateVersion = operation({
  id: "getTemplateVersion",
  method: "GET",
  path: "/api/v1/notification-templates/{id}/versions/{version}",
  tag: "Templates",
  summary: "The content of one version",
  access: readTemplates,
  params: VersionParams,
  status: 200,
  result: TemplateVersionView,
});

export const restoreTemplateVersion = operation({
  id: "restoreTemplateVersion",
  method: "POST",
  path: "/api/v1/notification-templates/{id}/versions/{version}/restore",
  tag: "Templates",
  summary: "Publish the content of an earlier version again, as a new version",
  access: writeTemplates,
  params: VersionParams,
  status: 200,
  result: TemplateView,
});

export const setTemplateEvents = operation({
  id: "setTemplateEvents",
  method: "PUT",
  path: "/api/v1/notification-templates/{id}/events",
  tag: "Templates",
  summary: "Say which event types use the template; those that are left out fall back to the built-in one",
  access: writeTemplates,
  params: IdParams,
  body: z.strictObject({ event_types: z.array(z.enum(eventTypes)).max(eventTypes.length) }),
  status: 200,
  result: TemplateUse,
});
