import type { MessageKind } from "@/lib/core/channel-kind";
import type { JsonRecord } from "@/lib/templates/context-shape";
import { escapeFor } from "@/lib/templates/evaluate/escape";
import { isRecord, listOf, textOf } from "@/lib/templates/messages/json-value";
import type { RenderedBody } from "@/lib/templates/messages/rendered-body";
import { maxBlocks } from "@/lib/templates/messages/slack-blocks";

// Names and reasons hold what people wrote: the channel must not read it as markup.
const escapeHtml = escapeFor("html");
const escapeSlack = escapeFor("slack");
const escapeTeams = escapeFor("teams");

/** A message that says something about itself, where a reader of its channel sees it. An SMS has no room for it. */
export function addNotice<Message extends RenderedBody>(
  kind: MessageKind,
  message: Message,
  notice: string,
): Message {
  return { ...message, ...adding[kind](message, notice) };
}

const adding: Record<MessageKind, (message: RenderedBody, notice: string) => Partial<RenderedBody>> = {
  email: (message, notice) => addToMail(message, [notice]),
  slack: ({ text, payload }, notice) => ({
    text: `${text}\n\n${notice}`,
    payload: isRecord(payload) ? addToSlack(payload, notice) : payload,
  }),
  teams: ({ text, payload }, notice) => ({
    text: `${text}\n\n${notice}`,
    payload: isRecord(payload) ? addToTeams(payload, notice) : payload,
  }),
  webhook: ({ text, payload }, notice) => ({
    text,
    payload: isRecord(payload) ? { ...payload, notice } : payload,
  }),
  sms: () => ({}),
};

/** Sentences at the end of both parts of a mail. */
export function addToMail(
  { html, text }: Pick<RenderedBody, "html" | "text">,
  sentences: readonly string[],
): Pick<RenderedBody, "html" | "text"> {
  if (sentences.length === 0) return { html, text };
  return {
    text: [text.trimEnd(), ...sentences].filter((part) => part !== "").join("\n\n"),
    html: html === null ? null : insertAtEnd(html, sentences.map(paragraph).join("")),
  };
}

function paragraph(sentence: string): string {
  return `<p style="margin:12px 16px;font:13px/1.5 sans-serif;color:#57534e">${escapeHtml(sentence)}</p>`;
}

function insertAtEnd(html: string, addition: string): string {
  const end = [...html.matchAll(/<\/body>/gi)].at(-1)?.index ?? html.length;
  return html.slice(0, end) + addition + html.slice(end);
}

/** Beside the blocks that there are: the message's own, or those of its last attachment. */
function addToSlack(payload: JsonRecord, notice: string): JsonRecord {
  const attachments = listOf(payload.attachments);
  const last = attachments.at(-1);
  if (hasRoom(payload)) return withBlock(payload, notice);
  if (isRecord(last) && hasRoom(last))
    return { ...payload, attachments: [...attachments.slice(0, -1), withBlock(last, notice)] };
  return { ...payload, text: `${textOf(payload.text)}\n\n${escapeSlack(notice)}` };
}

function hasRoom({ blocks }: JsonRecord): boolean {
  return Array.isArray(blocks) && blocks.length < maxBlocks;
}

function withBlock(holder: JsonRecord, notice: string): JsonRecord {
  const block = { type: "context", elements: [{ type: "plain_text", text: notice }] };
  return { ...holder, blocks: [...listOf(holder.blocks), block] };
}

function addToTeams(payload: JsonRecord, notice: string): JsonRecord {
  const [attachment, ...others] = listOf(payload.attachments);
  if (!isRecord(attachment) || !isRecord(attachment.content)) return payload;
  const block = {
    type: "TextBlock",
    text: escapeTeams(notice),
    wrap: true,
    isSubtle: true,
    size: "Small",
  };
  const content = { ...attachment.content, body: [...listOf(attachment.content.body), block] };
  return { ...payload, attachments: [{ ...attachment, content }, ...others] };
}
