import { z } from "zod";
import { layoutChoices } from "./template";

/**
 * Sources of one message, before rendering. Without a text, it is made from the HTML; a channel without a body of its own
 * gets the built-in one.
 */
export const MessageTemplate = z.object({
  subject: z.string(),
  html: z.string().nullish(),
  text: z.string().nullish(),
  slack: z.string().nullish(),
  teams: z.string().nullish(),
  webhook: z.string().nullish(),
  sms: z.string().nullish(),
  layout: z.enum(layoutChoices).optional(),
  /** literal: sent as it is, no template language. */
  syntax: z.enum(["jinja", "literal"]).default("jinja"),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;

const filename = z.string().min(1).max(200);

/** What a message attaches, read when it is sent. Names may be templates until the message is made. */
export const AttachmentSpec = z.discriminatedUnion("type", [
  /** The run and the whole output of its steps. */
  z.strictObject({ type: z.literal("job_log"), filename }),
  /** A file of the run; `name` may hold `*`, which stands for any characters: each file that fits is attached. */
  z.strictObject({ type: z.literal("result_file"), name: filename, filename: filename.optional() }),
]);
export type AttachmentSpec = z.infer<typeof AttachmentSpec>;
export const maxAttachments = 5;
