import { Secret } from "@/lib/secrets";
import type { EmailConfig } from "./config";

/** For tests: settings for a server on this machine, without TLS and login. */
export function emailConfig(fields: Partial<EmailConfig> = {}): EmailConfig {
  return {
    settings_id: "settings-1",
    version: "1",
    smtp_server: "127.0.0.1",
    smtp_port: 25,
    security: "none",
    username: null,
    password: null,
    from_email: "runbell@example.org",
    from_name: "Runbell",
    reply_to: null,
    subject_prefix: null,
    ...fields,
  };
}

export const login = { username: "mailer", password: new Secret("s3cret-passw0rd") };
