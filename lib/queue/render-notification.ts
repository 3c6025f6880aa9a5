import { channelRegistry } from "@/lib/channels/registry";
import type { MessageKind } from "@/lib/core/channel-kind";
import type { MessageTemplate } from "@/lib/core/message";
import type { Json } from "@/lib/templates/context-shape";
import type { PreparedData } from "@/lib/templates/data";
import { htmlToText } from "@/lib/templates/html-to-text";
import { renderMessage } from "@/lib/templates/message";
import { MessageError } from "@/lib/templates/messages/message-error";
import { addNotice } from "./add-notice";
import type { Delivery } from "./load-deliveries";
import { messageContext } from "./message-context";
import { plainMessage } from "./plain-message";
import type { Renderable } from "./renderable";
import { noticeOf, problemOf, type TemplateProblem } from "./template-problem";

/** A message as its channel sends it. */
export interface RenderedNotification {
  kind: MessageKind;
  subject: string;
  html: string | null;
  text: string;
  payload: Json | null;
  /** Why the template could not be used: then this is the built-in message, which says so. */
  templateProblem: TemplateProblem | null;
}

/**
 * Renders for the kind of channel that the message is meant for. Never throws for a template: a broken one must not keep
 * people from hearing what happened, so the built-in message takes its place, and a plain one takes that one's.
 */
export function renderNotification(delivery: Renderable, appUrl: string): RenderedNotification {
  const { channelKind, inlineTemplate, template, sender, eventType, parts } = delivery;
  const source = template?.source ?? inlineTemplate;
  // Of the kind that it is meant for, also when the test inbox stands in.
  const kind = channelRegistry[channelKind].body;
  const literal = literalOf(delivery);
  if (literal) return { kind, ...literalMessage(literal) };

  const context = messageContext(delivery, appUrl);
  let first: TemplateProblem | null = null;
  for (const body of source ? [source, null] : [null])
    try {
      const options = { parts, layout: sender.layout, eventType, isDigest: tellsSeveral(context) };
      const rendered = renderMessage(kind, body, context, options);
      const { subject, html, text, payload } = rendered;
      const message = { kind, subject, html, text, payload, templateProblem: first };
      return first ? addNotice(kind, message, noticeOf(first)) : message;
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      first ??= problemOf(error, { template: template?.name ?? null, layout: sender.layout });
    }
  if (!first) throw new Error("A message was neither rendered nor refused.");
  return { kind, ...plainMessage(delivery, appUrl, noticeOf(first)), templateProblem: first };
}

/** By what it is rendered from: what is sent in place of a digest is one, too, whatever its purpose. */
function tellsSeveral({ dict }: PreparedData): boolean {
  return dict.get("bundle") instanceof Map;
}

/** The message that is sent as it is, when it is ready and not made from a template. */
export function literalOf({
  template,
  inlineTemplate,
}: Pick<Delivery, "template" | "inlineTemplate">): MessageTemplate | null {
  return !template && inlineTemplate?.syntax === "literal" ? inlineTemplate : null;
}

function literalMessage({ subject, html = null, text }: MessageTemplate): Omit<RenderedNotification, "kind"> {
  return {
    subject,
    html,
    text: text ?? (html ? htmlToText(html) : ""),
    payload: null,
    templateProblem: null,
  };
}
