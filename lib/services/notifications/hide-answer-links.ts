import type { Actor } from "@/lib/core/actor";
import type { NotificationView } from "@/lib/schemas/notification";

const link = /\/answer\/[\w-]+\.[\w-]{43}/g;

/** The content of a message as somebody may see it. */
export interface ShownContent {
  bodyHtml: string | null;
  bodyText: string | null;
  payload: NotificationView["payload"];
}

/**
 * Takes the signed links out of a stored message unless the actor is its reader: whoever holds one answers in the reader's
 * name, and the history is open to every member.
 */
export function hideAnswerLinks(
  { bodyHtml, bodyText, payload }: ShownContent,
  actor: Pick<Actor, "userId">,
  readerId: string | null,
): ShownContent {
  if (readerId !== null && readerId === actor.userId) return { bodyHtml, bodyText, payload };
  return {
    bodyHtml: bodyHtml && hide(bodyHtml),
    bodyText: bodyText && hide(bodyText),
    payload: payload && (JSON.parse(hide(JSON.stringify(payload))) as ShownContent["payload"]),
  };
}

function hide(text: string): string {
  return text.replace(link, "/answer/hidden");
}
