import { z } from "zod";
import type { JsonObject } from "@/lib/schemas/field";

const Attachment = z.object({
  filename: z.string(),
  content_type: z.string().nullish(),
  size: z.number(),
  content: z.string(),
});
export type InboxAttachment = z.infer<typeof Attachment>;

const Payload = z.object({
  recipient_name: z.string().nullish(),
  attachments: z.array(Attachment).catch([]),
});

/** What a caught mail carries beside its text; kinds of messages differ, so nothing is taken for granted. */
export function readPayload(payload: JsonObject): {
  recipientName: string | null;
  attachments: InboxAttachment[];
} {
  const parsed = Payload.safeParse(payload);
  if (!parsed.success) return { recipientName: null, attachments: [] };
  return { recipientName: parsed.data.recipient_name ?? null, attachments: parsed.data.attachments };
}
