import { z } from "zod";
import { Secret } from "@/lib/secrets";

/**
 * A mailbox that every parser reads the same way: ASCII, no quotes, comments or groups, which could smuggle further
 * recipients in.
 */
const mailbox =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

export function isMailbox(address: string): boolean {
  const local = address.indexOf("@");
  return address.length <= 254 && local >= 1 && local <= 64 && mailbox.test(address);
}

const Mailbox = z.string().refine(isMailbox, { error: "must be an e-mail address such as ada@example.org" });

/** A mail server and how we introduce ourselves to it. */
export const EmailConfig = z.object({
  /** Of the settings row, with its version: connections are kept per version. */
  settings_id: z.string(),
  version: z.string(),
  smtp_server: z.string().min(1).max(253),
  smtp_port: z.int().min(1).max(65_535),
  security: z.enum(["none", "starttls", "tls"]),
  username: z.string().nullable(),
  password: z.instanceof(Secret).nullable(),
  from_email: Mailbox,
  from_name: z.string().nullable(),
  reply_to: Mailbox.nullable(),
  subject_prefix: z.string().nullable(),
});
export type EmailConfig = z.infer<typeof EmailConfig>;
