import { bodyNames, type BodyName, type LayoutChoice } from "@/lib/core/template";
import type { TemplateVersionView, UpdateTemplateInput } from "@/lib/schemas/template";
import type { MessageSource } from "@/lib/templates/message-types";

/** What is written in the editor: the part of a template that versions hold. */
export interface TemplateDraft {
  subject: string;
  /** Null: the built-in body, or, of the text, made from the HTML. */
  bodies: Record<BodyName, string | null>;
  layout: LayoutChoice;
}

export const blankDraft: TemplateDraft = {
  subject: "",
  bodies: { html: null, text: null, slack: null, teams: null, webhook: null, sms: null },
  layout: "none",
};

type StoredContent = Pick<
  TemplateVersionView,
  "subject_template" | "layout" | Exclude<`${BodyName}_template`, "body_template">
>;

export function draftOfContent(content: StoredContent): TemplateDraft {
  const bodies = { ...blankDraft.bodies };
  for (const name of bodyNames) bodies[name] = content[`${name}_template`];
  return { subject: content.subject_template, bodies, layout: content.layout };
}

export function draftOfSource({ subject, layout, ...written }: MessageSource): TemplateDraft {
  const bodies = { ...blankDraft.bodies };
  for (const name of bodyNames) bodies[name] = written[name] ?? null;
  return { subject: subject ?? "", bodies, layout: layout ?? "none" };
}

export function sourceOfDraft({ subject, bodies, layout }: TemplateDraft): MessageSource {
  return { subject, ...bodies, layout };
}

/** As the API takes it, for publishing and for tests. */
export function contentOfDraft({ subject, bodies, layout }: TemplateDraft) {
  return {
    subject_template: subject,
    html_template: bodies.html,
    text_template: bodies.text,
    slack_template: bodies.slack,
    teams_template: bodies.teams,
    webhook_template: bodies.webhook,
    sms_template: bodies.sms,
    layout,
  } satisfies UpdateTemplateInput;
}

export function isSameDraft(one: TemplateDraft, other: TemplateDraft): boolean {
  return (
    one.subject === other.subject &&
    one.layout === other.layout &&
    bodyNames.every((name) => one.bodies[name] === other.bodies[name])
  );
}
