import type { InboxRow } from "@/lib/db/inbox";
import type { JsonObject } from "@/lib/schemas/field";
import type { InboxMessageView } from "@/lib/schemas/inbox";

/** A caught message as the API shows it. */
export function viewInboxMessage(row: InboxRow): InboxMessageView {
  return {
    id: row.id,
    kind: row.kind,
    to: row.recipient,
    subject: row.subject,
    text: row.text,
    html: row.html,
    payload: row.payload as JsonObject,
    notification_id: row.notificationId,
    received_at: row.receivedAt.toISOString(),
  };
}
