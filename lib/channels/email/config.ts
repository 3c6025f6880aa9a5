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
const SecretField = z.instanceof(Secret).nullable();

/** A mail server and how we introduce ourselves to it. */
export const MailServer = z.object({
  /** Of the settings row, with its version: connections are kept per version. */
  settings_id: z.string(),
  version: z.string(),
  /** Its circuit is open: nothing is sent to it for now. */
  is_closed: z.boolean(),
  smtp_server: z.string().min(1).max(253),
  smtp_port: z.int().min(1).max(65_535),
  security: z.enum(["none", "starttls", "tls"]),
  /** PEM: trusted beside the authorities that everybody trusts. */
  custom_ca: z.string().nullable(),
  /** auto: the first of what the server offers, when there is a user name. */
  auth_method: z.enum(["auto", "plain", "login", "oauth2"]),
  username: z.string().nullable(),
  password: SecretField,
  oauth_client_id: z.string().nullable(),
  oauth_client_secret: SecretField,
  oauth_refresh_token: SecretField,
  oauth_token_url: z.string().nullable(),
  oauth_scope: z.string().nullable(),
  from_email: Mailbox,
  from_name: z.string().nullable(),
  reply_to: Mailbox.nullable(),
  /** Get a copy of every mail. */
  cc: z.array(Mailbox),
  subject_prefix: z.string().nullable(),
});
export type MailServer = z.infer<typeof MailServer>;

/** What is needed to talk to a server, whether or not it is stored. */
export type MailServerSettings = Omit<MailServer, "settings_id" | "version" | "is_closed">;

/** The organisation's active mail servers in the order in which they are tried. */
export const EmailConfig = z.object({ servers: z.array(MailServer).min(1) });
export type EmailConfig = z.infer<typeof EmailConfig>;

/** How a server is named in the history. */
export function addressOf({ smtp_server, smtp_port }: MailServerSettings): string {
  return `${smtp_server}:${smtp_port}`;
}
