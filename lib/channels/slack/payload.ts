import type { Json, JsonRecord } from "@/lib/templates/context-shape";
import { escapeFor } from "@/lib/templates/evaluate/escape";
import { cutText } from "@/lib/templates/messages/cut-text";
import { jsonLength } from "@/lib/templates/messages/fit-texts";
import { isRecord, listOf, textOf } from "@/lib/templates/messages/json-value";
import { leftOut, maxBlocks } from "@/lib/templates/messages/slack-blocks";
import { fitSlack } from "@/lib/templates/messages/slack-limits";
import { tidySlackMarkup } from "@/lib/templates/messages/slack-markup";
import { headerLine } from "../header-line";
import type { OutgoingMessage } from "../kind";
import { chatText } from "../plain-text";
import type { SlackConfig } from "./config";

/** Slack recommends at most 4,000 characters: https://docs.slack.dev/reference/methods/chat.postMessage */
const maxText = 4_000;

const escape = escapeFor("slack");
const silent = { warn: () => undefined };

type Mentioning = Pick<SlackConfig, "mention_users" | "mention_channel">;
type Naming = Pick<SlackConfig, "channel" | "username" | "icon_emoji">;

/**
 * The message as Slack takes it, with the mentions of a critical one at its top. Names in it become no links and
 * addresses no previews, whatever the template says of the first: only this configuration mentions people.
 */
export function slackPayload(message: OutgoingMessage, config: Mentioning & Naming): JsonRecord {
  const rendered = isRecord(message.payload) ? structuredClone(message.payload) : plainMessage(message);
  const mentions = message.severity === "critical" ? mentionsOf(config) : "";
  const body = withMentions(rendered, mentions);
  return {
    unfurl_links: false,
    unfurl_media: false,
    ...body,
    link_names: false,
    ...namesOf(config),
  };
}

/** A message that no template made. */
function plainMessage({ subject, text }: OutgoingMessage): JsonRecord {
  const title = escape(headerLine(subject, 200));
  const body = escape(chatText(text));
  return { text: title === "" ? body : `*${title}*\n${body}` };
}

/** Markup that Slack turns into mentions: https://docs.slack.dev/messaging/formatting-message-text */
function mentionsOf({ mention_users, mention_channel }: Mentioning): string {
  const everybody = mention_channel === "none" ? [] : [`<!${mention_channel}>`];
  const people = mention_users.map((id) => (id.startsWith("S") ? `<!subteam^${id}>` : `<@${id}>`));
  return [...everybody, ...people].join(" ");
}

/** Slack shows the text unless there are blocks beside it; servers that know no blocks show the text. */
function withMentions(message: JsonRecord, mentions: string): JsonRecord {
  const block = { type: "section", text: { type: "mrkdwn", text: mentions } };
  const blocks = listOf(message.blocks);
  const hasBlock = mentions !== "" && blocks.length > 0;
  fitSlack(message, silent, hasBlock ? jsonLength(block) + 1 : 0);
  const start = mentions === "" ? "" : `${mentions} `;
  const text = start + cutText(textOf(message.text), maxText - start.length, tidySlackMarkup);
  return { ...message, text, ...(hasBlock ? { blocks: [block, ...fewer(blocks)] } : {}) };
}

/** Leaves room for one more block. */
function fewer(blocks: readonly Json[]): Json[] {
  if (blocks.length < maxBlocks) return [...blocks];
  const kept = blocks.slice(0, maxBlocks - 2);
  return [...kept, leftOut(blocks.length - kept.length)];
}

function namesOf({ channel, username, icon_emoji }: Naming): JsonRecord {
  return {
    ...(channel ? { channel } : {}),
    ...(username ? { username } : {}),
    ...(icon_emoji ? { icon_emoji } : {}),
  };
}
