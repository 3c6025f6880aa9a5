import { z } from "zod";
import type { JsonObject } from "@/lib/schemas/field";
import type { Json } from "@/lib/templates/context-shape";

const Attachment = z.object({
  filename: z.string(),
  content_type: z.string().nullish(),
  size: z.number(),
  /** The beginning of what is text; empty of anything else. */
  content: z.string(),
});
export type InboxAttachment = z.infer<typeof Attachment>;

const Payload = z.object({
  recipient_name: z.string().nullish(),
  attachments: z.array(Attachment).catch([]),
  body: z.json().catch(null),
});

interface CaughtPayload {
  recipientName: string | null;
  attachments: InboxAttachment[];
  /** What a channel that is no mail was to be sent. */
  body: Json | null;
}

/** What a caught message carries beside its text; kinds of messages differ, so nothing is taken for granted. */
export function readPayload(payload: JsonObject): CaughtPayload {
  const parsed = Payload.safeParse(payload);
  if (!parsed.success) return { recipientName: null, attachments: [], body: null };
  const { recipient_name, attachments, body } = parsed.data;
  return { recipientName: recipient_name ?? null, attachments, body };
}
