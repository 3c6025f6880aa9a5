import { textIn } from "@/components/steps/config-values";
import { looksLikeHtml } from "@/lib/core/looks-like-html";
import type { OwnAddressKind } from "@/lib/core/reach";
import type { JsonObject } from "@/lib/schemas/field";
import type { MessageSource } from "@/lib/templates/message-types";

/** The kinds of message that a step sends. */
export type StepMessageKind = "email" | OwnAddressKind;

/** standard: the built-in message · template: one of the organisation · own: written in the step. */
export type MessageChoice = "standard" | "template" | "own";

/** What a step's message can be, the usual first. A mail without a template is written in the step. */
export const messageChoices: Record<StepMessageKind, readonly MessageChoice[]> = {
  email: ["own", "template"],
  slack: ["standard", "template", "own"],
  teams: ["standard", "template", "own"],
  webhook: ["standard", "template", "own"],
};

const ownFields: Record<StepMessageKind, readonly string[]> = {
  email: ["subject_template", "body_template", "body_type"],
  slack: ["message_template"],
  teams: ["message_template"],
  webhook: ["message_template"],
};

/** What the configuration says; null while it says nothing. */
export function messageChoiceOf(kind: StepMessageKind, config: JsonObject): MessageChoice | null {
  if (textIn(config, "template_id") !== "") return "template";
  const texts = ownFields[kind].filter((name) => name !== "body_type");
  return texts.some((name) => textIn(config, name) !== "") ? "own" : null;
}

/** All that the configuration says of its message. */
export function messagePart(kind: StepMessageKind, config: JsonObject): JsonObject {
  const names = ["template_id", ...ownFields[kind]];
  return Object.fromEntries(Object.entries(config).filter(([name]) => names.includes(name)));
}

/** The configuration with another choice; `kept` has what was written for it before. */
export function withMessageChoice(
  kind: StepMessageKind,
  config: JsonObject,
  choice: MessageChoice,
  kept: JsonObject,
): JsonObject {
  const names = ["template_id", ...ownFields[kind]];
  const rest = Object.fromEntries(Object.entries(config).filter(([name]) => !names.includes(name)));
  const wanted: Record<MessageChoice, readonly string[]> = {
    standard: [],
    template: ["template_id"],
    own: ownFields[kind],
  };
  const restored = Object.entries(kept).filter(([name]) => wanted[choice].includes(name));
  return { ...rest, ...Object.fromEntries(restored) };
}

/** Which body a mail's text is. */
export function mailBodyField(config: JsonObject): "html" | "text" {
  const type = textIn(config, "body_type");
  if (type === "html" || type === "text") return type;
  return looksLikeHtml(textIn(config, "body_template")) ? "html" : "text";
}

/** What is written in the step, as it is rendered. */
export function ownSource(kind: StepMessageKind, config: JsonObject): MessageSource {
  if (kind !== "email") return { subject: "", [kind]: textIn(config, "message_template") };
  return {
    subject: textIn(config, "subject_template"),
    [mailBodyField(config)]: textIn(config, "body_template"),
  };
}
