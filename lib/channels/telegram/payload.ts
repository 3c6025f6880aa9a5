import type { JsonRecord } from "@/lib/templates/context-shape";
import { escapeFor } from "@/lib/templates/evaluate/escape";
import { cutText } from "@/lib/templates/messages/cut-text";
import { headerLine } from "../header-line";
import type { OutgoingMessage } from "../kind";
import { lookOf } from "../look";
import { chatText } from "../plain-text";

/** Telegram counts without markup (https://core.telegram.org/bots/api#sendmessage); with it, it is surely below. */
const maxText = 4_096;

const escape = escapeFor("html");

/** The subject in bold above the text of the mail. */
export function telegramPayload(message: OutgoingMessage, chatId: string): JsonRecord {
  const title = `<b>${escape(titleOf(message))}</b>\n\n`;
  return {
    chat_id: chatId,
    text: title + cutText(escape(chatText(message.text)), maxText - title.length, withoutHalfEntity),
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
  };
}

/** Telegram has no colours: an emoji says how bad it is, unless the subject has one of its own. */
function titleOf(message: OutgoingMessage): string {
  const subject = headerLine(message.subject, 200);
  return /^\p{Extended_Pictographic}/u.test(subject) ? subject : `${lookOf(message).emoji} ${subject}`.trim();
}

/** Half an entity would show as it is written. */
function withoutHalfEntity(head: string): string {
  return head.replace(/&[#\w]{0,6}$/, "");
}
