import { messageKinds } from "@/lib/core/channel-kind";
import { mainBody, templateTypes, type TemplateType } from "@/lib/core/template";
import { defaultSource } from "@/lib/templates/defaults/default-templates";
import { blankStart, builtInStart } from "./start-names";
import { blankDraft, draftOfSource, type TemplateDraft } from "./draft";

/** What a new template begins with. */
export interface Start {
  type: TemplateType;
  draft: TemplateDraft;
}

/** What the built-in subject says for most, in a line that can be read. */
const subject =
  "{{ event.title if event else job.name ~ ' ' ~ job.status }}{% if target %} on {{ target.name }}{% endif %}";

/** The start of a name, for an event type or for all; null for the id of a template, which is copied. */
export function startOf(name: string, eventType: string | null): Start | null {
  const kind = messageKinds.find((one) => name === builtInStart(one));
  if (kind) return { type: kind, draft: draftOfSource({ ...defaultSource(kind, eventType), subject }) };
  const type = templateTypes.find((one) => name === blankStart(one));
  if (!type) return null;
  const body = type === "layout" ? "{{ content }}" : "";
  return { type, draft: { ...blankDraft, bodies: { ...blankDraft.bodies, [mainBody[type]]: body } } };
}
