import { z } from "zod";
import { channelKinds } from "@/lib/core/channel-kind";

export const InboxConfig = z.object({
  /** The kind that the caught messages were meant for. */
  stands_for: z.enum(channelKinds).default("inbox"),
});
export type InboxConfig = z.infer<typeof InboxConfig>;
