import { NotFoundError } from "@/lib/core/errors";
import { mailServerName } from "@/lib/core/lane";
import type { Db } from "@/lib/db/database";
import { findHealth } from "@/lib/db/destination-health";
import { mailSecretField } from "@/lib/db/mail-server-config";
import { findMailServer, listMailServers, mailSecretNames, type MailServerRow } from "@/lib/db/mail-servers";
import { listOwnedSecrets } from "@/lib/db/owned-secrets";
import type { MailServerView } from "@/lib/schemas/mail-server";
import type { SecretView } from "@/lib/schemas/secret";
import type { KeyRing } from "@/lib/secrets";
import { viewSecret } from "../channels/channel-view";
import { viewHealth } from "../channels/health-view";
import { settingsOf } from "./mail-server-fields";

type Secrets = Record<(typeof mailSecretNames)[number], SecretView>;

/** The organisation's mail servers as the API shows them, in their order. */
export async function readMailServerViews(
  db: Db,
  organisationId: string,
  ring: KeyRing,
): Promise<MailServerView[]> {
  const rows = await listMailServers(db, organisationId);
  const ids = rows.map(({ id }) => id);
  const nameOf = (id: string) => mailServerName(organisationId, id);
  // One after the other: in a transaction they share a connection.
  const secretsOf = await listOwnedSecrets(db, organisationId, ids, ring);
  const health = await findHealth(db, organisationId, ids.map(nameOf));
  const now = new Date();
  return rows.map((row, position) => {
    const stored = secretsOf(row.id);
    const secrets = mailSecretNames.map((name) => [name, viewSecret(stored.get(mailSecretField(name)))]);
    return {
      id: row.id,
      position,
      ...settingsOf(row),
      ...(Object.fromEntries(secrets) as Secrets),
      health: viewHealth(health.get(nameOf(row.id)) ?? null, now),
      created_at: row.createdAt.toISOString(),
      updated_at: row.updatedAt.toISOString(),
    };
  });
}

/** One of them, which is there. */
export async function readMailServerView(
  db: Db,
  { organisationId, id }: Pick<MailServerRow, "organisationId" | "id">,
  ring: KeyRing,
): Promise<MailServerView> {
  const views = await readMailServerViews(db, organisationId, ring);
  const view = views.find((one) => one.id === id);
  if (!view) throw new Error(`The mail server ${id} is not there.`);
  return view;
}

/** Throws NotFoundError for what is no mail server of the organisation. */
export async function requireMailServer(db: Db, organisationId: string, id: string): Promise<MailServerRow> {
  const row = await findMailServer(db, organisationId, id);
  if (!row) throw new NotFoundError("mail server", id);
  return row;
}
