import { z } from "zod";
import { Id, Instant } from "./field";

export const AcknowledgementView = z
  .object({
    /** Who it was: a name or an address. */
    who: z.string(),
    /** Null when it was no member, or the member is gone. */
    user_id: Id.nullable(),
    /** By a link in a message, in the browser, or by a program. */
    via: z.enum(["link", "page", "api"]),
    acknowledged_at: Instant,
  })
  .meta({ id: "Acknowledgement" });
export type AcknowledgementView = z.infer<typeof AcknowledgementView>;
