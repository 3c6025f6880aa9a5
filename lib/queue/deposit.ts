import type { OutgoingMessage } from "@/lib/channels/kind";
import type { ChannelKindId } from "@/lib/core/channel-kind";
import { query } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import { storableJson } from "./storable-json";

const MAX_ATTACHMENT_CHARACTERS = 64 * 1024;

/** Puts a message into the test inbox. After it there is one such row, however often it was called. */
export async function depositInInbox(
  organisationId: string,
  message: OutgoingMessage,
  kind: ChannelKindId,
): Promise<void> {
  const attachments = message.attachments.map(({ filename, content, contentType }) => ({
    filename,
    content_type: contentType,
    size: Buffer.byteLength(content),
    content: content.slice(0, MAX_ATTACHMENT_CHARACTERS),
  }));
  const row = {
    kind,
    recipient: message.recipient.address,
    subject: message.subject,
    text: message.text,
    html: message.html,
    payload: { message_id: message.messageId, recipient_name: message.recipient.name, attachments },
  };
  await query(
    `
INSERT INTO inbox_messages (id, organisation_id, notification_id, kind, recipient, subject, text, html, payload)
SELECT $1::uuid, $2::uuid, $3::uuid, m.kind, m.recipient, m.subject, m.text, m.html, m.payload
FROM jsonb_to_record($4::jsonb) AS m (kind text, recipient text, subject text, text text, html text, payload jsonb)
ON CONFLICT (notification_id) DO NOTHING`,
    [newId(), organisationId, message.notificationId, storableJson(row)],
  );
}
