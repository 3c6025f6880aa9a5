import type { ChannelKind } from "../kind";
import { addressOf, EmailConfig } from "./config";
import { createMailer } from "./send";
import type { LinkOptions } from "./server-link";

export function createEmailKind(options: LinkOptions = {}): ChannelKind<EmailConfig> {
  const mailer = createMailer(options);
  return {
    id: "email",
    label: "Email",
    summary: "Mails with HTML and plain text, over your own mail server or a provider's.",
    body: "email",
    config: EmailConfig,
    // Mail servers have a screen of their own: their settings are no fields of one channel.
    fields: [],
    describe: ({ servers }) =>
      servers.map((server) => `${addressOf(server)} from ${server.from_email}`).join(", then "),
    send: mailer.send,
    close: mailer.close,
  };
}

export const email = createEmailKind();
