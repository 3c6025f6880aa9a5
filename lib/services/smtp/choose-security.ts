import type { SaveSmtpSettingsInput } from "@/lib/schemas/smtp";

/** What the two switches of older programs mean when security is not given (C16): encrypted unless somebody says otherwise. */
export function chooseSecurity({
  security,
  use_tls,
  use_ssl,
  smtp_port,
}: Pick<SaveSmtpSettingsInput, "security" | "use_tls" | "use_ssl" | "smtp_port">):
  "none" | "starttls" | "tls" {
  if (security) return security;
  if (use_ssl || smtp_port === 465) return "tls";
  return use_tls === false ? "none" : "starttls";
}
