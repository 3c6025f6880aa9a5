import { z } from "zod";

/** Sources of one message, before rendering. Without a text, it is made from the HTML. */
export const MessageTemplate = z.object({
  subject: z.string(),
  html: z.string().nullish(),
  text: z.string().nullish(),
  /** literal: sent as it is, no template language. */
  syntax: z.enum(["jinja", "literal"]).default("jinja"),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;

/** What a notify step attaches: made when the message is sent. */
export const AttachmentSpec = z.object({ type: z.literal("job_log"), filename: z.string() });
export type AttachmentSpec = z.infer<typeof AttachmentSpec>;
