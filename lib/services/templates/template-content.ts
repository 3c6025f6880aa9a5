import { InvalidInputError } from "@/lib/core/errors";
import { mainBody, type BodyName, type TemplateType } from "@/lib/core/template";
import type { TemplateContent } from "@/lib/db/template-versions";
import type { UpdateTemplateInput } from "@/lib/schemas/template";
import type { MessageSource, SourceField } from "@/lib/templates/message-types";

const columns = {
  html: "bodyTemplate",
  text: "textTemplate",
  slack: "slackTemplate",
  teams: "teamsTemplate",
  webhook: "webhookTemplate",
  sms: "smsTemplate",
} as const satisfies Record<BodyName, keyof TemplateContent>;

export const emptyContent: TemplateContent = {
  subjectTemplate: "",
  bodyTemplate: null,
  textTemplate: null,
  slackTemplate: null,
  teamsTemplate: null,
  webhookTemplate: null,
  smsTemplate: null,
  layout: "none",
};

/** The fields of a request that are content. */
export type ContentInput = Pick<
  UpdateTemplateInput,
  "subject_template" | "body_template" | "layout" | `${BodyName}_template`
>;

/**
 * The content after a request: what it leaves out stays as it was. `body_template` is the body that the type names;
 * throws InvalidInputError when it is given under both names, and differs.
 */
export function applyContent(
  before: TemplateContent,
  type: TemplateType,
  input: ContentInput,
): TemplateContent {
  const bodies = { ...givenBodies(input) };
  const main = mainBody[type];
  if (input.body_template !== undefined) {
    const other = bodies[main];
    if (other !== undefined && other !== input.body_template)
      throw new InvalidInputError(
        `body_template is the same as ${main}_template of this type, and they differ: give one of them.`,
        [{ pointer: "/body_template", detail: `differs from ${main}_template` }],
      );
    bodies[main] = input.body_template;
  }
  const content = { ...before };
  for (const [name, source] of Object.entries(bodies)) content[columns[name as BodyName]] = source || null;
  if (input.subject_template !== undefined) content.subjectTemplate = input.subject_template;
  if (input.layout !== undefined) content.layout = input.layout;
  return content;
}

function givenBodies(input: ContentInput): Partial<Record<BodyName, string | null>> {
  const given = (Object.keys(columns) as BodyName[]).flatMap((name) => {
    const source = input[`${name}_template`];
    return source === undefined ? [] : [[name, source] as const];
  });
  return Object.fromEntries(given);
}

/** The sources as messages are rendered from them. */
export function sourceOf(content: TemplateContent): MessageSource {
  return {
    subject: content.subjectTemplate,
    html: content.bodyTemplate,
    text: content.textTemplate,
    slack: content.slackTemplate,
    teams: content.teamsTemplate,
    webhook: content.webhookTemplate,
    sms: content.smsTemplate,
    layout: content.layout,
  };
}

/** Where a source stands in the request. */
export function pointerOf(field: SourceField, type: TemplateType, input: ContentInput): string {
  if (field === "layout") return "/layout";
  if (field === "subject") return "/subject_template";
  const isUnderOtherName = field === mainBody[type] && typeof input.body_template === "string";
  return isUnderOtherName ? "/body_template" : `/${field}_template`;
}

/** The names of what differs, as the API calls them. */
export function changedFields(before: TemplateContent, after: TemplateContent): string[] {
  const named = { subject_template: "subjectTemplate", layout: "layout" } as const;
  const bodies = Object.entries(columns).map(([name, column]) => [`${name}_template`, column] as const);
  return [...Object.entries(named), ...bodies]
    .filter(([, column]) => before[column] !== after[column])
    .map(([name]) => name);
}
