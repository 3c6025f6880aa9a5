import type { SecretFacts } from "@/lib/db/secrets";
import type { SmtpSettingsRow } from "@/lib/db/smtp-settings";
import type { SmtpSettingsView } from "@/lib/schemas/smtp";

/** The mail server's settings as the API shows them: of the password only that it is there. */
export function viewSmtpSettings(
  row: SmtpSettingsRow | null,
  password: SecretFacts | undefined,
): SmtpSettingsView {
  const security = (row?.security ?? null) as SmtpSettingsView["security"];
  return {
    configured: row !== null,
    smtp_server: row?.smtpServer ?? null,
    smtp_port: row?.smtpPort ?? null,
    security,
    use_tls: security === "starttls",
    use_ssl: security === "tls",
    username: row?.username ?? null,
    password: {
      configured: password !== undefined,
      last4: password?.last4 || null,
      updated_at: password?.updatedAt.toISOString() ?? null,
    },
    from_email: row?.fromEmail ?? null,
    from_name: row?.fromName ?? null,
    reply_to: row?.replyTo ?? null,
    subject_prefix: row?.subjectPrefix ?? null,
    is_active: row?.isActive ?? false,
    created_at: row?.createdAt.toISOString() ?? null,
    updated_at: row?.updatedAt.toISOString() ?? null,
  };
}
