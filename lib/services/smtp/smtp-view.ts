import type { MailServerView } from "@/lib/schemas/mail-server";
import type { SmtpSettingsView } from "@/lib/schemas/smtp";

/** A mail server in the words of the one settings form; null: there is none. */
export function viewSmtpSettings(server: MailServerView | null): SmtpSettingsView {
  const security = server?.security ?? null;
  return {
    configured: server !== null,
    smtp_server: server?.smtp_server ?? null,
    smtp_port: server?.smtp_port ?? null,
    security,
    use_tls: security === "starttls",
    use_ssl: security === "tls",
    username: server?.username ?? null,
    password: server?.password ?? { configured: false, last4: null, updated_at: null },
    from_email: server?.from_email ?? null,
    from_name: server?.from_name ?? null,
    reply_to: server?.reply_to ?? null,
    subject_prefix: server?.subject_prefix ?? null,
    is_active: server?.is_active ?? false,
    created_at: server?.created_at ?? null,
    updated_at: server?.updated_at ?? null,
  };
}
