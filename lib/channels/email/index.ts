import type { ChannelKind } from "../kind";
import { EmailConfig } from "./config";
import type { PoolOptions } from "./pool";
import { createMailer } from "./send";

export function createEmailKind(options: PoolOptions = {}): ChannelKind<EmailConfig> {
  const mailer = createMailer(options);
  return {
    id: "email",
    label: "Email",
    config: EmailConfig,
    fields: [
      {
        name: "smtp_server",
        label: "Mail server",
        input: "text",
        help: "Host name, such as smtp.example.org",
      },
      { name: "smtp_port", label: "Port", input: "number", help: "587 with STARTTLS, 465 with TLS" },
      {
        name: "security",
        label: "Security",
        input: "select",
        options: [
          { value: "starttls", label: "STARTTLS (required)" },
          { value: "tls", label: "TLS from the start" },
          { value: "none", label: "None" },
        ],
      },
      { name: "username", label: "User name", input: "text", help: "Leave empty for a server without login" },
      { name: "password", label: "Password", input: "secret" },
      { name: "from_email", label: "Sender's address", input: "text" },
      { name: "from_name", label: "Sender's name", input: "text" },
      { name: "reply_to", label: "Replies go to", input: "text" },
      { name: "subject_prefix", label: "Start of every subject", input: "text", help: "Such as [Runbell]" },
    ],
    describe: ({ smtp_server, smtp_port, from_email }) => `${smtp_server}:${smtp_port} from ${from_email}`,
    send: mailer.send,
    close: mailer.close,
  };
}

export const email = createEmailKind();
