import { MailServer } from "@/lib/channels/email/config";
import { readAuthorities, UnreadableAuthorityError } from "@/lib/channels/email/transport-security";
import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import { describeIssue, issuesOf } from "@/lib/core/input-issues";
import { mailSecretField } from "@/lib/db/mail-server-config";
import { mailSecretNames, type MailSecretName } from "@/lib/db/mail-servers";
import type { OwnedSecrets } from "@/lib/db/owned-secrets";
import type { Secret } from "@/lib/secrets";
import type { MailServerSettings } from "./mail-server-fields";

export type MailSecrets = ReadonlyMap<MailSecretName, Secret | null>;

/** The stored secrets of a server by their names; null: it cannot be read. */
export function mailSecretsOf(stored: OwnedSecrets): MailSecrets {
  return new Map(
    mailSecretNames.flatMap((name) => {
      const secret = stored.get(mailSecretField(name));
      return secret ? [[name, secret.value] as const] : [];
    }),
  );
}

/** One server as the email channel wants it, open whatever its health says: to try it is the point. */
export function serverConfig(
  settings: MailServerSettings,
  secrets: MailSecrets,
  { id, version }: { id: string; version: string },
): Record<string, unknown> {
  const values = mailSecretNames.map((name) => [name, secrets.get(name) ?? null]);
  return {
    settings_id: id,
    version,
    is_closed: false,
    ...settings,
    ...(Object.fromEntries(values) as Record<MailSecretName, Secret | null>),
  };
}

/** Throws InvalidInputError, with pointers to the fields, for settings that no mail can be sent with. */
export function requireUsable(settings: MailServerSettings, secrets: MailSecrets): MailServer {
  const server = serverConfig(settings, secrets, { id: "unsaved", version: "unsaved" });
  const parsed = MailServer.safeParse(server, { error: describeIssue });
  const issues = [
    ...(parsed.success ? [] : issuesOf(parsed.error)),
    ...oauthIssues(settings),
    ...authorityIssues(settings),
  ];
  const [first] = issues;
  if (first) throw new InvalidInputError(`${first.pointer.slice(1)} ${first.detail}.`, issues);
  return MailServer.parse(server);
}

/** What OAuth2 (RFC 6749, section 6) cannot do without. The secrets may come later. */
function oauthIssues(settings: MailServerSettings): InputIssue[] {
  if (settings.auth_method !== "oauth2") return [];
  const needed = ["username", "oauth_client_id", "oauth_token_url"] as const;
  return needed
    .filter((name) => settings[name] === null)
    .map((name) => ({ pointer: `/${name}`, detail: "is missing: OAuth2 needs it" }));
}

function authorityIssues({ custom_ca }: MailServerSettings): InputIssue[] {
  if (custom_ca === null) return [];
  try {
    readAuthorities(custom_ca);
    return [];
  } catch (error) {
    if (!(error instanceof UnreadableAuthorityError)) throw error;
    return [{ pointer: "/custom_ca", detail: "must be one or more certificates in PEM form" }];
  }
}
