import type { Severity } from "@/lib/core/event";
import type { JsonRecord } from "@/lib/templates/context-shape";
import { cutText } from "@/lib/templates/messages/cut-text";
import { headerLine } from "../header-line";
import type { OutgoingMessage } from "../kind";
import { chatText } from "../plain-text";

/** Of UTF-8; ntfy makes an attachment of what is longer (https://docs.ntfy.sh/publish/#limitations). */
const maxBytes = 4_096;

/** 5 rings until it is seen, 2 makes no sound (https://docs.ntfy.sh/publish/#message-priority). */
const priorities: Record<Severity, number> = { critical: 5, error: 4, warning: 3, info: 2 };
/** Short codes that ntfy shows as emoji before the title. */
const emoji: Record<Severity, string> = {
  critical: "rotating_light",
  error: "red_circle",
  warning: "warning",
  info: "information_source",
};

/**
 * A message of a topic (https://docs.ntfy.sh/publish/#publish-as-json). With the same sequence id a second try takes the
 * place of the first one; servers before 2.16 show both.
 */
export function ntfyPayload(message: OutgoingMessage, topic: string): JsonRecord {
  const { subject, text, severity, about, notificationId } = message;
  return {
    topic,
    title: headerLine(subject, 200),
    message: cutToBytes(chatText(text), maxBytes),
    priority: priorities[severity],
    tags: [emoji[severity], ...(about.eventType ? [about.eventType] : [])],
    click: about.url,
    sequence_id: notificationId,
  };
}

/** The longest cut that fits: characters have one to four bytes. */
function cutToBytes(text: string, limit: number): string {
  let characters = Math.min(text.length, limit);
  let cut = cutText(text, characters);
  for (let over = Buffer.byteLength(cut) - limit; over > 0; over = Buffer.byteLength(cut) - limit) {
    characters -= Math.max(1, Math.ceil(over / 4));
    cut = cutText(text, characters);
  }
  return cut;
}
