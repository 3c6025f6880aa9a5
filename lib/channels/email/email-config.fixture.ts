import { Secret } from "@/lib/secrets";
import type { EmailConfig, MailServer } from "./config";

/** For tests: a server on this machine, without TLS and login. */
export function mailServer(fields: Partial<MailServer> = {}): MailServer {
  return {
    settings_id: "settings-1",
    version: "1",
    is_closed: false,
    smtp_server: "127.0.0.1",
    smtp_port: 25,
    security: "none",
    custom_ca: null,
    auth_method: "auto",
    username: null,
    password: null,
    oauth_client_id: null,
    oauth_client_secret: null,
    oauth_refresh_token: null,
    oauth_token_url: null,
    oauth_scope: null,
    from_email: "runbell@example.org",
    from_name: "Runbell",
    reply_to: null,
    cc: [],
    subject_prefix: null,
    ...fields,
  };
}

/** For tests: an organisation with this one server. */
export function emailConfig(fields: Partial<MailServer> = {}): EmailConfig {
  return { servers: [mailServer(fields)] };
}

export const login = { username: "mailer", password: new Secret("s3cret-passw0rd") };

/** A login with tokens instead of a password. */
export const tokenLogin = {
  auth_method: "oauth2",
  username: "mailer@example.org",
  oauth_client_id: "client-1",
  oauth_client_secret: new Secret("client-s3cret"),
  oauth_refresh_token: new Secret("refresh-t0ken"),
  oauth_scope: "https://mail.example/send",
} as const;
