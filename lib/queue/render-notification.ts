import { explainReceipt } from "@/lib/core/decide/explain";
import type { MessageTemplate } from "@/lib/core/message";
import { defaultTemplates } from "@/lib/templates/defaults/default-templates";
import { htmlToText } from "@/lib/templates/html-to-text";
import { renderMessage } from "@/lib/templates/message";
import { TemplateError } from "@/lib/templates/render";
import type { Delivery } from "./load-deliveries";

export interface RenderedNotification {
  subject: string;
  html: string | null;
  text: string;
  /** Where the template is broken, in words: then this is the plain message that goes out instead. */
  templateProblem: string | null;
}

/** Never throws for a template: a broken one must not keep people from hearing what happened. */
export function renderNotification(delivery: Delivery, appUrl: string): RenderedNotification {
  const template = templateOf(delivery);
  if (template.syntax === "literal") {
    const { subject, html = null, text } = template;
    return { subject, html, text: text ?? (html ? htmlToText(html) : ""), templateProblem: null };
  }
  try {
    const { subject, html, text } = renderMessage(template, messageContext(delivery, appUrl));
    return { subject, html, text, templateProblem: null };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return plainMessage(delivery, appUrl, `line ${error.line}, column ${error.column}: ${error.message}`);
  }
}

function templateOf({ template, inlineTemplate, eventType }: Delivery): MessageTemplate {
  if (template) return { ...template, syntax: "jinja" };
  if (inlineTemplate) return inlineTemplate;
  const [first] = defaultTemplates;
  const standard =
    defaultTemplates.find(({ eventTypes }) => eventType && eventTypes.includes(eventType)) ?? first;
  if (!standard) throw new Error("There is no default template.");
  const { subject, html, text } = standard;
  return { subject, html, text, syntax: "jinja" };
}

/** The frozen context with what is this recipient's own. */
function messageContext(delivery: Delivery, appUrl: string): Record<string, unknown> {
  const { id, recipient, recipientName, gates, eventType, jobName } = delivery;
  const url = `${appUrl}/notifications/${id}`;
  return {
    ...delivery.context,
    notification: {
      id,
      url,
      run_url: delivery.runId ? `${appUrl}/runs/${delivery.runId}` : url,
      preferences_url: `${appUrl}/preferences`,
      reason_sentence: explainReceipt(gates, eventType, jobName),
      recipient_name: recipientName,
      recipient_email: recipient,
      time_zone: delivery.timeZone,
      acknowledge_url: null,
      mute_url: null,
      too_noisy_url: null,
      suppressed_count: 0,
    },
    recipient: { name: recipientName, email: recipient },
  };
}

function plainMessage(delivery: Delivery, appUrl: string, problem: string): RenderedNotification {
  const { id, runId, eventTitle, eventMessage, jobName } = delivery;
  const title = eventTitle ?? (jobName ? `A message about ${jobName}` : "A message from Runbell");
  const lines = [
    title,
    eventMessage,
    runId ? `The run: ${appUrl}/runs/${runId}` : null,
    `This message: ${appUrl}/notifications/${id}`,
    `You see it in this plain form because its template is broken (${problem}). Whoever writes your templates can repair it.`,
  ];
  return {
    subject: title,
    html: null,
    text: lines.filter((line) => line !== null && line !== "").join("\n\n"),
    templateProblem: problem,
  };
}
