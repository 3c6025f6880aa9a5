import type { SmtpSettingsView } from "@/lib/schemas/smtp";

type Security = NonNullable<SmtpSettingsView["security"]>;

export interface SmtpPreset {
  id: string;
  label: string;
  host: string;
  port: number;
  security: Security;
  help: string;
  warning?: string;
}

export const smtpPresets: readonly SmtpPreset[] = [
  {
    id: "gmail",
    label: "Gmail",
    host: "smtp.gmail.com",
    port: 465,
    security: "tls",
    help: "The user name is the whole address. The password is an app password, made in the Google account; the account's own is refused.",
  },
  {
    id: "microsoft365",
    label: "Microsoft 365",
    host: "smtp.office365.com",
    port: 587,
    security: "starttls",
    help: "The user name is the mailbox, and its authenticated SMTP has to be switched on.",
    warning:
      "Microsoft switches passwords for SMTP off by default at the end of December 2026, for new tenants for good: the server then answers “550 5.7.30 Basic authentication is not supported for Client Submission”. An admin of an existing tenant can switch them on again for a while. Choose another provider for what has to last.",
  },
  {
    id: "outlook",
    label: "Outlook.com",
    host: "smtp-mail.outlook.com",
    port: 587,
    security: "starttls",
    help: "For personal mailboxes. The user name is the whole address; with two-step sign-in it takes an app password.",
  },
  {
    id: "ses",
    label: "Amazon SES",
    host: "email-smtp.eu-central-1.amazonaws.com",
    port: 465,
    security: "tls",
    help: "Put your region into the host. User name and password are SMTP credentials made in SES, not an access key. The sender has to be verified there.",
  },
  {
    id: "sendgrid",
    label: "SendGrid",
    host: "smtp.sendgrid.net",
    port: 587,
    security: "starttls",
    help: "The user name is the word “apikey”, the password is an API key that may send mail.",
  },
  {
    id: "mailgun",
    label: "Mailgun",
    host: "smtp.mailgun.org",
    port: 465,
    security: "tls",
    help: "User name and password are the SMTP credentials of your domain. In the EU region the host is smtp.eu.mailgun.org.",
  },
  {
    id: "postmark",
    label: "Postmark",
    host: "smtp.postmarkapp.com",
    port: 2525,
    security: "starttls",
    help: "User name and password are both the server's API token.",
  },
  {
    id: "resend",
    label: "Resend",
    host: "smtp.resend.com",
    port: 465,
    security: "tls",
    help: "The user name is the word “resend”, the password is an API key.",
  },
];

/** The preset whose server this is; SES differs by region. */
export function presetOfHost(host: string): SmtpPreset | undefined {
  const name = host.trim().toLowerCase();
  if (/^email-smtp\.[a-z0-9-]+\.amazonaws\.com$/.test(name))
    return smtpPresets.find(({ id }) => id === "ses");
  if (name === "smtp.eu.mailgun.org") return smtpPresets.find(({ id }) => id === "mailgun");
  return smtpPresets.find((preset) => preset.host === name);
}
