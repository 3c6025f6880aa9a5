import type { MessageKind } from "@/lib/core/channel-kind";
import type { BodyName, TemplateType } from "@/lib/core/template";
import type { SourceField } from "@/lib/templates/message-types";

export const bodyLabels: Record<BodyName, string> = {
  html: "Mail HTML",
  text: "Mail text",
  slack: "Slack",
  teams: "Teams",
  webhook: "Webhook",
  sms: "SMS",
};

export const fieldLabels: Record<SourceField, string> = {
  ...bodyLabels,
  subject: "Subject",
  layout: "Layout",
};

export const kindLabels: Record<MessageKind, string> = {
  email: "Mail",
  slack: "Slack",
  teams: "Teams",
  webhook: "Webhook",
  sms: "SMS",
};

export const typeLabels: Record<TemplateType, string> = {
  ...kindLabels,
  partial: "Partial",
  layout: "Layout",
};

export const kindOfBody: Record<BodyName, MessageKind> = {
  html: "email",
  text: "email",
  slack: "slack",
  teams: "teams",
  webhook: "webhook",
  sms: "sms",
};

/** The bodies that make up a message of a kind, the main one first. */
export const bodiesOfKind: Record<MessageKind, readonly BodyName[]> = {
  email: ["html", "text"],
  slack: ["slack"],
  teams: ["teams"],
  webhook: ["webhook"],
  sms: ["sms"],
};
