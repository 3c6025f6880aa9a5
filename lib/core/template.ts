import { messageKinds } from "./channel-kind";

/** What a template is for: the channel it is written for first, or a part that other templates include or extend. */
export const templateTypes = [...messageKinds, "partial", "layout"] as const;
export type TemplateType = (typeof templateTypes)[number];

/** The bodies of a template; the one that its type is named after is its main one. */
export const bodyNames = ["html", "text", "slack", "teams", "webhook", "sms"] as const;
export type BodyName = (typeof bodyNames)[number];

/** Which body a plain `body_template` means. */
export const mainBody: Record<TemplateType, BodyName> = {
  email: "html",
  slack: "slack",
  teams: "teams",
  webhook: "webhook",
  sms: "sms",
  partial: "html",
  layout: "html",
};

/** Whether the HTML is put into the organisation's layout. */
export const layoutChoices = ["none", "organisation"] as const;
export type LayoutChoice = (typeof layoutChoices)[number];

export function isPart(type: TemplateType): boolean {
  return type === "partial" || type === "layout";
}
