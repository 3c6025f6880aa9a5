import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "./database";
import { lockOrganisation } from "./lock-organisation";

export type SmtpSettingsRow = Prisma.SmtpSettingsGetPayload<object>;
export type SmtpSettingsFields = Omit<Prisma.SmtpSettingsUncheckedCreateInput, "id" | "organisationId">;

/** Where the password of a row lies among the secrets. */
export const smtpPasswordField = "smtp_settings.password";

/** The organisation's mail server, or null when none is set. */
export function findSmtpSettings(db: Db, organisationId: string): Promise<SmtpSettingsRow | null> {
  return db.smtpSettings.findFirst({
    where: { organisationId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** The same, after waiting for whoever else is saving: the lock holds until the transaction ends. */
export async function lockSmtpSettings(tx: Tx, organisationId: string): Promise<SmtpSettingsRow | null> {
  await lockOrganisation(tx, organisationId);
  return findSmtpSettings(tx, organisationId);
}

/** Writes the row, new when `id` is null. */
export function saveSmtpSettings(
  tx: Tx,
  organisationId: string,
  id: string | null,
  fields: SmtpSettingsFields,
): Promise<SmtpSettingsRow> {
  return id === null
    ? tx.smtpSettings.create({ data: { ...fields, organisationId } })
    : tx.smtpSettings.update({ where: { id }, data: fields });
}
