import type { Attachment, OutgoingMessage } from "@/lib/channels/kind";
import type { ChannelKindId } from "@/lib/core/channel-kind";
import { query } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import { storableJson } from "./storable-value";

const MAX_ATTACHMENT_CHARACTERS = 64 * 1024;

/** Puts a message into the test inbox. After it there is one such row, however often it was called. */
export async function depositInInbox(
  organisationId: string,
  message: OutgoingMessage,
  kind: ChannelKindId,
): Promise<void> {
  const row = {
    kind,
    recipient: message.recipient.address,
    subject: message.subject,
    text: message.text,
    html: message.html,
    payload: {
      message_id: message.messageId,
      recipient_name: message.recipient.name,
      attachments: message.attachments.map(describeAttachment),
      body: message.payload,
    },
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

const readable = /^(?:text\/|application\/(?:json|xml|[\w.-]+\+(?:json|xml))(?:;|$))/i;

/** The beginning of what is text, for a look at it; of anything else only the size. */
function describeAttachment({ filename, content, contentType }: Attachment) {
  const text = typeof content === "string" || readable.test(contentType) ? content.toString() : "";
  return {
    filename,
    content_type: contentType,
    size: Buffer.byteLength(content),
    content: text.slice(0, MAX_ATTACHMENT_CHARACTERS),
  };
}
