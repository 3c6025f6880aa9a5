import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { listSecretFacts } from "@/lib/db/secrets";
import { findSmtpSettings, smtpPasswordField } from "@/lib/db/smtp-settings";
import type { SmtpSettingsView } from "@/lib/schemas/smtp";
import { viewSmtpSettings } from "./smtp-view";

/** The organisation's mail server, without its password. */
export async function getSmtpSettings({ actor }: { actor: Actor }): Promise<SmtpSettingsView> {
  const { prisma } = database();
  const row = await findSmtpSettings(prisma, actor.organisationId);
  const facts = row && (await listSecretFacts(prisma, actor.organisationId, row.id));
  return viewSmtpSettings(row, facts?.get(smtpPasswordField));
}
