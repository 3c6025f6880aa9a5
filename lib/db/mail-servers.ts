import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";
import { lockOrganisation } from "./lock-organisation";
import type { mailSecretField } from "./mail-server-config";

export type MailServerRow = Prisma.SmtpSettingsGetPayload<object>;
export type MailServerFields = Omit<
  MailServerRow,
  "id" | "organisationId" | "position" | "createdAt" | "updatedAt"
>;

/** The secret settings of a mail server, by their names in the API. */
export const mailSecretNames = [
  "password",
  "oauth_client_secret",
  "oauth_refresh_token",
] as const satisfies readonly Parameters<typeof mailSecretField>[0][];
export type MailSecretName = (typeof mailSecretNames)[number];

/** Lets mail servers be written one after the other: their order is among all of them. */
export async function lockMailServers(tx: Tx, organisationId: string): Promise<void> {
  await lockOrganisation(tx, organisationId);
}

/** All of the organisation's mail servers, in the order in which they are tried. */
export function listMailServers(db: Db, organisationId: string): Promise<MailServerRow[]> {
  return db.smtpSettings.findMany({
    where: { organisationId },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
}

/** The organisation's mail server, or null. */
export function findMailServer(db: Db, organisationId: string, id: string): Promise<MailServerRow | null> {
  return db.smtpSettings.findFirst({ where: { id, organisationId } });
}

/** Behind the others. The caller holds lockMailServers. */
export async function insertMailServer(
  tx: Tx,
  organisationId: string,
  fields: MailServerFields,
): Promise<MailServerRow> {
  const { _max: last } = await tx.smtpSettings.aggregate({
    where: { organisationId },
    _max: { position: true },
  });
  return tx.smtpSettings.create({
    data: { ...fields, organisationId, position: (last.position ?? -1) + 1 },
  });
}

/** Also with no fields: then it says that the server has changed. The caller knows whose it is. */
export function updateMailServerRow(
  tx: Tx,
  id: string,
  fields: Partial<MailServerFields>,
): Promise<MailServerRow> {
  return tx.smtpSettings.update({ where: { id }, data: { ...fields, updatedAt: new Date() } });
}

/** The servers are tried as the ids stand. Their settings stay as they are, and so do connections to them. */
export async function setMailServerOrder(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  await query(
    `
UPDATE smtp_settings s SET position = wanted.place - 1
FROM unnest($2::uuid[]) WITH ORDINALITY wanted (id, place)
WHERE s.organisation_id = $1::uuid AND s.id = wanted.id`,
    [organisationId, ids],
    tx,
  );
}

export async function deleteMailServerRow(tx: Tx, id: string): Promise<void> {
  await tx.smtpSettings.delete({ where: { id } });
}
