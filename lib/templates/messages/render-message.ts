import type { MessageKind } from "@/lib/core/channel-kind";
import { defaultDigest } from "../defaults/default-digest";
import { defaultSource } from "../defaults/default-source";
import { characterCount, sliceCharacters } from "../evaluate/characters";
import { maxSubjectLength } from "../limits";
import type { MessageOptions, MessageSource, RenderedMessage } from "../message-types";
import { BodyRenderer } from "./body-renderer";
import { renderEmail } from "./email-message";
import type { RenderedBody } from "./rendered-body";
import { renderSlack } from "./slack-message";
import { renderSms } from "./sms-message";
import { renderTeams } from "./teams-message";
import { renderWebhook } from "./webhook-message";

type RenderBody = (renderer: BodyRenderer, source: MessageSource, subject: string) => RenderedBody;

const renderBody: Record<MessageKind, RenderBody> = {
  email: renderEmail,
  slack: (renderer, { slack }, subject) => renderSlack(renderer, slack ?? "", subject),
  teams: (renderer, { teams }, subject) => renderTeams(renderer, teams ?? "", subject),
  webhook: (renderer, { webhook }) => renderWebhook(renderer, webhook ?? ""),
  sms: (renderer, { sms }) => renderSms(renderer, sms ?? ""),
};

/**
 * A message as one channel sends it. Without a source, or where the source has no body for this channel, the built-in
 * message is rendered. Throws a MessageError, which says in which source the fault is.
 */
export function renderMessage(
  kind: MessageKind,
  source: MessageSource | null,
  context: unknown,
  options: MessageOptions = {},
): RenderedMessage {
  const builtIn = options.isDigest ? defaultDigest(kind) : defaultSource(kind, options.eventType ?? null);
  const complete = source ? completeSource(kind, source, builtIn) : builtIn;
  // The built-in message has to go out, however busy the machine is; its work stays limited.
  const deadlineMs = complete === builtIn ? Infinity : options.deadlineMs;
  const renderer = new BodyRenderer(kind, context, { ...options, deadlineMs });
  const subject = shortened(renderer.render("subject", complete.subject ?? "", "header"));
  const body = renderBody[kind](renderer, complete, subject);
  return { subject, ...body, warnings: renderer.warnings };
}

function completeSource(kind: MessageKind, source: MessageSource, builtIn: MessageSource): MessageSource {
  const subject = isFilled(source.subject) ? source.subject : builtIn.subject;
  const bodies = kind === "email" ? [source.html, source.text] : [source[kind]];
  if (!bodies.some(isFilled)) return { ...builtIn, subject };
  const [html, text] = [source.html, source.text].map((body) => (isFilled(body) ? body : null));
  return { ...source, subject, html, text };
}

function isFilled(source: string | null | undefined): source is string {
  return typeof source === "string" && source.trim() !== "";
}

function shortened(subject: string): string {
  if (characterCount(subject) <= maxSubjectLength) return subject;
  return `${sliceCharacters(subject, 0, maxSubjectLength - 1)}…`;
}
