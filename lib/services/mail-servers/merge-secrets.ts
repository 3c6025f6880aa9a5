import { mailSecretNames, type MailSecretName } from "@/lib/db/mail-servers";
import type { UpdateMailServerInput } from "@/lib/schemas/mail-server";
import { Secret } from "@/lib/secrets";
import type { MailServerSettings } from "./mail-server-fields";

type Bound = Pick<MailServerSettings, "smtp_server" | "smtp_port" | "oauth_token_url">;

/** A new value, null for one that goes; those that are missing stay. */
export type SecretChanges = ReadonlyMap<MailSecretName, Secret | null>;

export interface MergedSecrets {
  changes: SecretChanges;
  /** Of those that go: the ones that nobody removed, but that were meant for another server. */
  dropped: MailSecretName[];
}

/**
 * What becomes of a mail server's secrets. One that is absent or empty stays, null removes it; with another host, port or
 * token address those that are not given anew are dropped, or they would be sent where they were not meant for.
 */
export function mergeSecrets(
  before: Bound | null,
  after: Bound,
  input: Pick<UpdateMailServerInput, MailSecretName>,
): MergedSecrets {
  const changes = new Map<MailSecretName, Secret | null>();
  for (const name of mailSecretNames) {
    const value = input[name];
    if (value === null) changes.set(name, null);
    else if (value) changes.set(name, new Secret(value));
  }
  const dropped = mailSecretNames.filter(
    (name) => before !== null && !changes.has(name) && !isSameReceiver[name](before, after),
  );
  for (const name of dropped) changes.set(name, null);
  return { changes, dropped };
}

/** Who gets to see each of the secrets. */
const isSameReceiver: Record<MailSecretName, (before: Bound, after: Bound) => boolean> = {
  password: isSameServer,
  oauth_client_secret: isSameIssuer,
  oauth_refresh_token: isSameIssuer,
};

function isSameServer(before: Bound, after: Bound): boolean {
  return (
    before.smtp_server.toLowerCase() === after.smtp_server.toLowerCase() &&
    before.smtp_port === after.smtp_port
  );
}

/** The issuer's token goes to the server, so that both have to be the same. */
function isSameIssuer(before: Bound, after: Bound): boolean {
  return isSameServer(before, after) && before.oauth_token_url === after.oauth_token_url;
}
