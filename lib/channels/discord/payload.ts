import type { JsonRecord } from "@/lib/templates/context-shape";
import { cutText } from "@/lib/templates/messages/cut-text";
import { headerLine } from "../header-line";
import type { OutgoingMessage } from "../kind";
import { lookOf } from "../look";
import { chatText } from "../plain-text";

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const maxTitle = 256;
const maxDescription = 4_096;

/** One embed with the text of the mail. Nothing in it mentions anybody. */
export function discordPayload(message: OutgoingMessage, username: string | null): JsonRecord {
  const { subject, text, about } = message;
  const embed: JsonRecord = {
    title: cutText(escapeMarkdown(headerLine(subject, 200)), maxTitle, tidy),
    description: cutText(escapeMarkdown(chatText(text)), maxDescription, tidy),
    url: about.url,
    color: Number.parseInt(lookOf(message).color.slice(1), 16),
    timestamp: about.occurredAt.toISOString(),
  };
  return { ...(username ? { username } : {}), embeds: [embed], allowed_mentions: { parse: [] } };
}

/** Shows the text as it is. Addresses stay as they are: a backslash would be part of them. */
function escapeMarkdown(text: string): string {
  return text.replace(/https?:\/\/\S+|[\\*_~`|>[\]<@#]|^[ \t]*[-+]|^[ \t]*\d+(?=\.)/gm, (match) => {
    if (/^https?:/.test(match)) return match;
    return /\d$/.test(match) ? `${match}\\` : `${match.slice(0, -1)}\\${match.slice(-1)}`;
  });
}

/** No backslash that would swallow what comes after. */
function tidy(head: string): string {
  const [slashes = ""] = /\\*$/.exec(head) ?? [];
  return slashes.length % 2 === 1 ? head.slice(0, -1) : head;
}
